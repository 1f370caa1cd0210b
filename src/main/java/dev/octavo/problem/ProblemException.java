package dev.octavo.problem;

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

    public List<Problem> problems() {
        return problems;
    }
}
