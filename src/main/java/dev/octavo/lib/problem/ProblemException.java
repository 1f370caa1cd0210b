package dev.octavo.lib.problem;

import java.util.ArrayList;
import java.util.List;

/** Thrown if a stage cannot go on because of an author's mistakes. */
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

    /** Returns an exception with one problem that has no place. */
    public static ProblemException of(String fact, String remedy) {
        return new ProblemException(ProblemKind.COMMAND.error(fact).hint(remedy));
    }

    /** Returns the exception with a problem in front that explains the others. */
    public ProblemException after(String fact, String remedy) {
        List<Problem> all =
                new ArrayList<>(List.of(ProblemKind.COMMAND.error(fact).hint(remedy)));
        all.addAll(problems);
        return new ProblemException(all);
    }

    public List<Problem> problems() {
        return problems;
    }
}
