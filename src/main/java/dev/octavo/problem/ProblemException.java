package dev.octavo.problem;

import java.util.ArrayList;
import java.util.List;

/** Ends a stage that cannot go on because of what the author wrote. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(problems.isEmpty() ? "" : problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** One problem without a place in a file. */
    public static ProblemException of(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }

    /** The same, after what it means: a fact and a remedy. */
    public ProblemException after(String fact, String remedy) {
        List<Problem> all = new ArrayList<>(List.of(Problem.error(fact).hint(remedy)));
        all.addAll(problems);
        return new ProblemException(all);
    }

    public List<Problem> problems() {
        return problems;
    }
}
