package dev.octavo.publish.look.visit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The time that passes while one looks, and waits. */
public interface Pace {
    /** The machine's own. */
    Pace SYSTEM = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration pause) {
            long end = nanos() + pause.toNanos();
            for (long left = pause.toNanos(); left > 0; left = end - nanos()) {
                LockSupport.parkNanos(left);
            }
        }
    };

    /** As {@link System#nanoTime}. */
    long nanos();

    void sleep(Duration pause);
}
