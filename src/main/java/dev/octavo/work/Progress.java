package dev.octavo.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hears how far a long piece of work has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (stage, done, total) -> {};

    /** {@code done} of {@code total} pieces of the stage are finished. */
    void at(String stage, int done, int total);

    /** Does {@code work}, and tells after each of {@code total} pieces how many are done. */
    default <T> Consumer<T> counting(String stage, int total, Consumer<T> work) {
        AtomicInteger done = new AtomicInteger();
        return piece -> {
            work.accept(piece);
            at(stage, done.incrementAndGet(), total);
        };
    }
}
