package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Measures work in processor time, which other programs on the machine do not affect as they affect a clock. */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /**
     * What {@code work}, which begins no threads, gives; a failure where it used its thread for longer than {@code most}, or
     * has no end.
     */
    public static <T> T atMost(Duration most, Supplier<String> what, ThrowingSupplier<T> work) {
        return assertTimeoutPreemptively(
                Until.LONGEST,
                () -> {
                    long before = THREADS.getCurrentThreadCpuTime();
                    T result = work.get();
                    Duration used = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
                    assertTrue(
                            used.compareTo(most) <= 0,
                            () -> what.get() + " took " + used.toMillis() + " ms of the processor");
                    return result;
                },
                what);
    }
}
