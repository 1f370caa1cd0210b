package dev.octavo.lib.work;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Does the same work on many items in parallel. */
public final class Parallel {
    private Parallel() {}

    /**
     * The results, in the order of {@code items}.
     *
     * @throws RuntimeException a failure of {@code work}, after all threads have stopped; items not started by then are skipped
     */
    public static <T, R> List<R> map(List<T> items, int threads, Function<T, R> work) {
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicInteger next = new AtomicInteger();
        int count = Math.max(1, Math.min(threads, items.size()));
        ExecutorService workers = Executors.newFixedThreadPool(count);
        try {
            Runnable worker = () -> {
                try {
                    for (int k = next.getAndIncrement(); k < items.size(); k = next.getAndIncrement()) {
                        results.set(k, work.apply(items.get(k)));
                    }
                } finally {
                    next.set(items.size()); // stops the other threads after a failure
                }
            };
            workers.invokeAll(Collections.nCopies(count, Executors.callable(worker)))
                    .forEach(Parallel::result);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a build is interrupted only by ending it", e);
        } finally {
            workers.shutdown();
        }
        return IntStream.range(0, items.size()).mapToObj(results::get).toList();
    }

    /** Does {@code work} on each of {@code items}, in any order. */
    public static <T> void each(List<T> items, int threads, Consumer<T> work) {
        Parallel.<T, Boolean>map(items, threads, item -> {
            work.accept(item);
            return true;
        });
    }

    /** Waits for a task, and returns its result or throws its failure. Its work must throw no checked exceptions. */
    public static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("work throws no checked exceptions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a build is interrupted only by ending it", e);
        }
    }
}
