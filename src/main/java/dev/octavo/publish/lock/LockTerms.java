package dev.octavo.publish.lock;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Who holds a lock, and how often it is renewed. No clocks are compared: a lock is alive as long as its text changes.
 *
 * @param who who publishes: {@code ada@laptop}
 * @param machine where the publishing also holds a {@code ProcessLock}, which ends with it; empty if it holds none
 * @param now when the publishing began, by its machine's clock; only for messages
 * @param token a random text, different for each publishing
 * @param renewal how often the publishing renews the lock
 * @param timeout after how long without renewal others take it for dead; several times {@code renewal}
 */
public record LockTerms(String who, String machine, Instant now, String token, Duration renewal, Duration timeout) {
    /** The timeout for folders, here and on servers. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration RENEWAL = Duration.ofSeconds(5);

    /** For a user of this machine who publishes to another one. */
    public static LockTerms overNetwork(String user, Duration timeout) {
        return of(user + "@" + thisMachine(), "", RENEWAL, timeout);
    }

    /** For this process, which also holds a {@code ProcessLock}. */
    public static LockTerms local() {
        String machine = thisMachine();
        return of("process " + ProcessHandle.current().pid() + " of " + machine, machine, RENEWAL, TIMEOUT);
    }

    /** For a publish that starts now. */
    public static LockTerms of(String who, String machine, Duration renewal, Duration timeout) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renewal, timeout);
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** How old the last renewal may be when the holder changes something. */
    public Duration maxRenewalAge() {
        return Collections.max(List.of(timeout.dividedBy(2), renewal.multipliedBy(2)));
    }
}
