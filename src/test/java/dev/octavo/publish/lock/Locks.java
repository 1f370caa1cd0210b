package dev.octavo.publish.lock;

import dev.octavo.lib.problem.ProblemException;
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

/** Locks of others, and terms for tests, most of them ten to a hundred times as fast as the real ones. */
public final class Locks {
    public static final Duration WATCH = Duration.ofMillis(1500);
    public static final Duration PATIENT_WATCH = Duration.ofSeconds(30);

    private Locks() {}

    /** The message once a holder has noticed that its lock is lost. */
    public static String lost(Lock lock) {
        List<String> messages = new ArrayList<>();
        Until.comes(() -> {
            try {
                lock.check();
            } catch (ProblemException e) {
                messages.add(e.problems().get(0).message());
            }
            return !messages.isEmpty();
        });
        return messages.isEmpty() ? "" : messages.get(0);
    }

    /** The locks in a folder. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(TextLock.NAME_PREFIX))
                    .toList();
        }
    }

    /** The text of a lock of somebody on another machine. */
    public static byte[] text(long count, String who, String since) {
        return text(count, who, since, "");
    }

    /** The text of a lock. */
    public static byte[] text(long count, String who, String since, String machine) {
        return new TextLock.Text(count, true, who, since, machine).bytes();
    }

    public static LockTerms terms(String who) {
        return terms(who, "", Duration.ofMillis(500), WATCH);
    }

    /** Terms of a process that also holds a lock of the system on {@code machine}. */
    public static LockTerms onMachine(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), WATCH);
    }

    /** For somebody who finds a live lock, whose holder may take long to renew it on a busy machine. */
    public static LockTerms patient(String who) {
        return terms(who, "", Duration.ofMillis(500), PATIENT_WATCH);
    }

    /** The same, for a process that also holds a lock of the system on {@code machine}. */
    public static LockTerms patientOnMachine(String machine) {
        return terms("process 7 of " + machine, machine, Duration.ofMillis(100), PATIENT_WATCH);
    }

    /** For a holder that does not renew its lock, as if its machine slept. */
    public static LockTerms asleep(String who) {
        return terms(who, "", Duration.ofHours(1), WATCH);
    }

    /** For two that start together, neither of which may take the other for dead. */
    public static LockTerms racing(String who, Duration watch) {
        return terms(who, "", Duration.ofMillis(500), watch);
    }

    /** Terms with which other locks are taken for dead at once: for somebody who publishes alone. */
    public static LockTerms alone() {
        return terms("ada@laptop", "", Duration.ofMillis(500), Duration.ofMillis(50));
    }

    private static LockTerms terms(String who, String machine, Duration renew, Duration watch) {
        Instant now = Instant.parse("2026-11-25T12:00:00Z");
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renew, watch);
    }
}
