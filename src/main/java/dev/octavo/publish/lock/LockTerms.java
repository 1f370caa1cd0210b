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
 * How a lock is kept. The times of two machines are never compared: a lock lives as long as others see it change.
 *
 * @param who publishes: {@code ada@laptop}
 * @param machine on which the publishing also has a lock of the system, which dies with it; empty where it has none
 * @param now when it began, by that machine's clock; this is only shown
 * @param token random, unlike that of any other publishing
 * @param renewInterval how often the publishing shows that it lives
 * @param timeout how long others wait for that; several times {@code renewInterval}
 */
public record LockTerms(String who, String machine, Instant now, String token, Duration renewInterval, Duration timeout) {
    private static final Duration RENEW_INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** For a user of this machine who publishes over a line. */
    public static LockTerms overNetwork(String user) {
        return of(user + "@" + thisMachine(), "", RENEW_INTERVAL, TIMEOUT);
    }

    /** For this process, which has a lock of the system too. */
    public static LockTerms local() {
        String machine = thisMachine();
        return of("process " + ProcessHandle.current().pid() + " of " + machine, machine, RENEW_INTERVAL, TIMEOUT);
    }

    /** For a publishing that begins now. */
    public static LockTerms of(String who, String machine, Duration renewInterval, Duration timeout) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renewInterval, timeout);
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** How old the last sign of life may be when something is changed. */
    public Duration maxRenewalAge() {
        return Collections.max(List.of(timeout.dividedBy(2), renewInterval.multipliedBy(2)));
    }
}
