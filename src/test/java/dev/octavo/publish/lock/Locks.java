package dev.octavo.publish.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Locks for tests: those of others, and terms that are ten to a hundred times as quick as the real ones. */
public final class Locks {
    public static final Duration WATCH = Duration.ofMillis(1500);

    private Locks() {}

    /** The locks in a folder. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(TextLock.NAME))
                    .toList();
        }
    }

    /** What stands in the lock of somebody who came over a line. */
    public static byte[] text(long count, String who, String since) {
        return text(count, who, since, "");
    }

    /** What stands in a lock. */
    public static byte[] text(long count, String who, String since, String machine) {
        return new TextLock.Text(count, true, who, since, machine).bytes();
    }

    public static LockTerms terms(String who) {
        return terms(who, "", Duration.ofMillis(500), WATCH);
    }

    /** Those of a process that has a lock of the system on {@code machine}. */
    public static LockTerms onMachine(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), WATCH);
    }

    /** The same, for a test in which the other one has to show that it lives, and may wait long for a processor. */
    public static LockTerms patient(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), Duration.ofSeconds(20));
    }

    /** A lock that is given up as dead at once: for one who publishes alone. */
    public static LockTerms alone() {
        return terms("ada@laptop", "", Duration.ofMillis(500), Duration.ofMillis(50));
    }

    private static LockTerms terms(String who, String machine, Duration renew, Duration watch) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renew, watch);
    }
}
