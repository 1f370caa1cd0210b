package dev.octavo.diagram;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives up work that takes too much processor time; a busy machine makes no difference. */
final class TimeLimit {
    private static final long LOOK_EVERY_MILLISECONDS = 200;
    private static final int MOST_BLOCKED_LOOKS = 50;
    private static final long STACK = 8L << 20;

    private TimeLimit() {}

    /** Says that the work takes too long or recurses too deeply. */
    static final class ExceededException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What {@code work} returns or throws within that time. */
    static <T> T within(Duration most, Supplier<T> work) throws ExceededException {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "diagram", STACK);
        thread.setDaemon(true);
        thread.start();
        ThreadMXBean times = ManagementFactory.getThreadMXBean();
        int blocked = 0;
        while (true) {
            try {
                return task.get(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException working) {
                blocked = thread.getState() == Thread.State.BLOCKED ? blocked + 1 : 0; // by a thread that was given up
                if (blocked > MOST_BLOCKED_LOOKS || times.getThreadCpuTime(thread.getId()) > most.toNanos()) {
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
