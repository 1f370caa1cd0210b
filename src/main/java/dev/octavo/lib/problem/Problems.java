package dev.octavo.lib.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects problems, so that an author sees all of them at once. Safe to use from several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public synchronized void add(Problem problem) {
        found.add(problem);
    }

    public synchronized void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public synchronized boolean hasErrors() {
        return !found.isEmpty() && found.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** Returns the result of {@code reading}; empty if it throws problems, which are added. */
    public <T> Optional<T> unlessThrown(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (ProblemException thrown) {
            addAll(thrown.problems());
            return Optional.empty();
        }
    }

    /** Returns all problems sorted, without duplicates. */
    public synchronized List<Problem> sorted() {
        return found.isEmpty() ? List.of() : found.stream().sorted().distinct().toList();
    }

    /**
     * Does nothing unless there is an error.
     *
     * @throws ProblemException with all problems, if any is an error
     */
    public void requireNoErrors() {
        if (hasErrors()) {
            throw new ProblemException(sorted());
        }
    }
}
