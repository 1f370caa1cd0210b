package dev.octavo.publish.lock;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * How a lock is kept. No time of one machine is ever compared with one of another: a lock lives as long as somebody who
 * looks at it sees it change.
 *
 * @param who takes it: {@code ada@laptop}
 * @param machine on which its holder also has a lock of the system, which dies with him; empty where he has none
 * @param now when, by that machine's own word; it is only shown
 * @param token random, unlike that of anybody else
 * @param renew how often its holder shows that he lives
 * @param watch how long others look for a sign of life; several times {@code renew}, and longer than a line may be silent
 *     that its holder does not give up
 * @param moment how long one waits who took over a dead one, to see whether another did so too
 */
public record LockTerms(
        String who, String machine, Instant now, String token, Duration renew, Duration watch, Duration moment) {
    private static final Duration RENEW = Duration.ofSeconds(5);
    private static final Duration WATCH = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** Those of a user of this machine who comes over a line. */
    public static LockTerms overALine(String user) {
        return usual(user + "@" + thisMachine(), "");
    }

    /** Those of this process, which has a lock of the system too. */
    public static LockTerms here() {
        String machine = thisMachine();
        return usual("process " + ProcessHandle.current().pid() + " of " + machine, machine);
    }

    private static LockTerms usual(String who, String machine) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new LockTerms(who, machine, now, UUID.randomUUID().toString(), RENEW, WATCH, MOMENT);
    }

    private static String thisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    LockText text(long count) {
        return new LockText(token, count, who, now.toString(), machine);
    }

    /** Whether a holder is known to be dead: he had the lock of the system that whoever has these terms holds now. */
    boolean outlive(LockText text) {
        return !machine.isEmpty() && machine.equals(text.machine());
    }
}
