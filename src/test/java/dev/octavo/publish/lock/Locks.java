package dev.octavo.publish.lock;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Locks for tests: those of others, and terms that are ten to a hundred times as quick as the real ones. */
public final class Locks {
    public static final Duration WATCH = Duration.ofMillis(1500);

    private Locks() {}

    /** What stands in the lock of somebody who came over a line. */
    public static byte[] text(long count, String who, String since) {
        return text(count, who, since, "");
    }

    /** What stands in a lock. */
    public static byte[] text(long count, String who, String since, String machine) {
        return new LockText("token", count, who, since, machine).bytes();
    }

    public static LockTerms terms(String who) {
        return terms(who, "", Duration.ofMillis(500), WATCH, Duration.ofMillis(200));
    }

    /** Those of a process that has a lock of the system on {@code machine}. */
    public static LockTerms onMachine(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), WATCH, Duration.ofMillis(200));
    }

    /** The same, for a test in which the other one has to show that it lives, and may wait long for a processor. */
    public static LockTerms patient(String machine) {
        return terms(
                "process 7 of " + machine,
                machine,
                Duration.ofMillis(100),
                Duration.ofMinutes(2),
                Duration.ofMillis(200));
    }

    /** A lock that is given up as dead at once: for one who publishes alone. */
    public static LockTerms alone() {
        return terms("ada@laptop", "", Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(1));
    }

    private static LockTerms terms(String who, String machine, Duration renew, Duration watch, Duration moment) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renew, watch, moment);
    }
}
