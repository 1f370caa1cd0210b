package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What work costs in time of the processor, which other programs on the machine do not add to as they do to a clock. */
public final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** What {@code work}, which begins no threads, gives; a failure where it used its thread for longer than {@code most}. */
    public static <T> T atMost(Duration most, Supplier<String> what, ThrowingSupplier<T> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(what.get(), e);
        }
        Duration used = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
        assertTrue(used.compareTo(most) <= 0, () -> what.get() + " took " + used.toMillis() + " ms of the processor");
        return result;
    }
}
