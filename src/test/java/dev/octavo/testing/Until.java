package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Waits for what another thread, a process or a browser is about to do. The limit ends only tests that fail anyway, so it is
 * one that no busy machine reaches.
 */
public final class Until {
    public static final Duration LONGEST = Duration.ofMinutes(3);

    private static final int PAUSE_MS = 10;

    private Until() {}

    /** Waits until the condition holds, and returns whether it did within the limit. */
    public static boolean comes(Callable<Boolean> condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!now(condition)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Waits until {@code actual} returns {@code expected}, and otherwise fails with what it returned. */
    public static void becomes(Object expected, Callable<?> actual) {
        if (!comes(() -> expected.equals(actual.call()))) {
            assertEquals(expected, now(actual));
        }
    }

    private static <T> T now(Callable<T> question) {
        try {
            return question.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot see whether it came to that", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts tests", e);
        }
    }
}
