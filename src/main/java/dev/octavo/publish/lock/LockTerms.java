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
 * @param renew how often the publishing shows that it lives
 * @param watch how long others wait for that; several times {@code renew}
 */
public record LockTerms(String who, String machine, Instant now, String token, Duration renew, Duration watch) {
    private static final Duration RENEW = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(60);

    /** For a user of this machine who publishes over a line. */
    public static LockTerms overALine(String user) {
        return of(user + "@" + thisMachine(), "", RENEW, WATCH);
    }

    /** For this process, which has a lock of the system too. */
    public static LockTerms here() {
        String machine = thisMachine();
        return of("process " + ProcessHandle.current().pid() + " of " + machine, machine, RENEW, WATCH);
    }

    /** For a publishing that begins now. */
    public static LockTerms of(String who, String machine, Duration renew, Duration watch) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), renew, watch);
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** How old the last sign of life may be when something is changed. */
    public Duration doubt() {
        return Collections.max(List.of(watch.dividedBy(2), renew.multipliedBy(2)));
    }
}
