package dev.octavo.lib.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Receives the progress of long work. Called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (stage, done, total) -> {};

    /** Called when {@code done} of {@code total} items of a stage are finished. */
    void at(String stage, int done, int total);

    /** Wraps {@code work} to report after each of {@code total} items how many are done. */
    default <T> Consumer<T> counting(String stage, int total, Consumer<T> work) {
        AtomicInteger done = new AtomicInteger();
        return item -> {
            work.accept(item);
            at(stage, done.incrementAndGet(), total);
        };
    }
}
