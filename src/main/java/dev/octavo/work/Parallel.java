package dev.octavo.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same to many things at once. */
public final class Parallel {
    private Parallel() {}

    /**
     * The results in the order of {@code items}, whichever thread made them when.
     *
     * @throws RuntimeException the first failure by the order of the workers; then what has not begun is left undone
     */
    public static <T, R> List<R> map(List<T> items, int threads, Function<T, R> work) {
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(items.size());
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, items.size())));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, items.size()); i++) {
                running.add(workers.submit(() -> {
                    for (int k = next.getAndIncrement(); k < items.size(); k = next.getAndIncrement()) {
                        results.set(k, work.apply(items.get(k)));
                    }
                }));
            }
            for (Future<?> worker : running) {
                await(worker);
            }
        } finally {
            next.set(items.size());
            workers.shutdown();
        }
        List<R> all = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            all.add(results.get(i));
        }
        return all;
    }

    /** Does {@code work} to all of {@code items}, in any order. */
    public static <T> void each(List<T> items, int threads, Consumer<T> work) {
        Parallel.<T, Boolean>map(items, threads, item -> {
            work.accept(item);
            return true;
        });
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
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
