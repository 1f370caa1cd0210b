package dev.octavo.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers problems, so that an author reads all of them at once. Safe to use from several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public synchronized void add(Problem problem) {
        found.add(problem);
    }

    public synchronized void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public synchronized boolean hasErrors() {
        return found.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** What {@code reading} gives; empty where it throws problems, which are added. */
    public <T> Optional<T> unlessThrown(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (ProblemException thrown) {
            addAll(thrown.problems());
            return Optional.empty();
        }
    }

    /** All of them, sorted by place, each once. */
    public synchronized List<Problem> sorted() {
        return found.stream().sorted().distinct().toList();
    }

    /**
     * Ends the stage where something is wrong.
     *
     * @throws ProblemException with everything gathered, where an error is among it
     */
    public void requireNoErrors() {
        if (hasErrors()) {
            throw new ProblemException(sorted());
        }
    }
}
