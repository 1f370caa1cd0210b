package dev.octavo.publish.lock;

import dev.octavo.problem.ProblemException;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Locks for tests: those of others, and terms, most of which are ten to a hundred times as quick as the real ones. */
public final class Locks {
    public static final Duration WATCH = Duration.ofMillis(1500);
    public static final Duration PATIENT_WATCH = Duration.ofSeconds(30);

    private Locks() {}

    /** What is said once a holder has found out by itself that its right is lost. */
    public static String lost(Lock lock) {
        List<String> said = new ArrayList<>();
        Until.comes(() -> {
            try {
                lock.check();
            } catch (ProblemException e) {
                said.add(e.problems().get(0).message());
            }
            return !said.isEmpty();
        });
        return said.isEmpty() ? "" : said.get(0);
    }

    /** The locks in a folder. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(TextLock.NAME_PREFIX))
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

    /** For who meets one that lives, which on a busy machine may wait long for a processor before it can show that. */
    public static LockTerms patient(String who) {
        return terms(who, "", Duration.ofMillis(500), PATIENT_WATCH);
    }

    /** The same, of a process that has a lock of the system on {@code machine}. */
    public static LockTerms patientOnMachine(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), PATIENT_WATCH);
    }

    /** For who does not show that he lives: a machine that sleeps. */
    public static LockTerms asleep(String who) {
        return terms(who, "", Duration.ofHours(1), WATCH);
    }

    /** For two that begin together, of which neither may take the other for dead. */
    public static LockTerms racing(String who, Duration watch) {
        return terms(who, "", Duration.ofMillis(500), watch);
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
