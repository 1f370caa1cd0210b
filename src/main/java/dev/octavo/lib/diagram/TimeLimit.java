package dev.octavo.lib.diagram;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Aborts work that takes too much processor time. The time it waits on a busy machine does not count. */
final class TimeLimit {
    private static final long POLL_MILLISECONDS = 200;
    private static final int MAX_BLOCKED_POLLS = 50;
    private static final long STACK = 8L << 20;

    private TimeLimit() {}

    /** The work takes too long or recurses too deeply. */
    static final class ExceededException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Returns or throws what {@code work} does, within that processor time. */
    static <T> T within(Duration limit, Supplier<T> work) throws ExceededException {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "diagram", STACK);
        thread.setDaemon(true);
        thread.start();
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        int blocked = 0;
        while (true) {
            try {
                return task.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException working) {
                blocked = thread.getState() == Thread.State.BLOCKED ? blocked + 1 : 0; // by a thread that was aborted
                if (blocked > MAX_BLOCKED_POLLS || times.getThreadCpuTime(thread.getId()) > limit.toNanos()) {
                    task.cancel(true);
                    throw new ExceededException();
                }
            } catch (ExecutionException failed) {
                throw thrown(failed.getCause());
            } catch (InterruptedException stopped) {
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the build was stopped while a diagram was drawn", stopped);
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) throws ExceededException {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        if (cause instanceof StackOverflowError) {
            throw new ExceededException();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a diagram throws nothing checked", cause);
    }
}
