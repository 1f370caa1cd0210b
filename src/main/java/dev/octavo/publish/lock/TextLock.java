package dev.octavo.publish.lock;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A lock for targets that have none, such as a server or a bucket. Each publishing writes its own text there,
 * looks for texts of others, and holds the lock once it finds none. If two find each other, one goes first and the
 * other gives up. A text that stops changing belongs to a dead publishing, and is deleted.
 */
public final class TextLock implements Lock {
    /** The same prefix for all kinds of targets: a folder may be published to locally and by SFTP. */
    public static final String NAME_PREFIX = ".octavo-lock.";

    private static final int POLLS = 30;
    private static final int ATTEMPTS = 2;

    private final LockFolder folder;
    private final String place;
    private final LockTerms terms;
    private final String name;
    private final Thread renewing = new Thread(this::renewUntilLost, "lock");
    private long renewals;
    private boolean holds;
    private boolean closed;
    private volatile Optional<Problem> lost = Optional.empty();
    private volatile long renewed = System.currentTimeMillis(); // unlike nanoTime, goes on while the machine sleeps

    private TextLock(LockFolder folder, String place, LockTerms terms) {
        this.folder = folder;
        this.place = place;
        this.terms = terms;
        this.name = NAME_PREFIX + terms.token();
        renewing.setDaemon(true);
    }

    /**
     * The text of a lock. All texts of one publishing have the same length, so that one can overwrite another.
     *
     * @param renewals the number of renewals so far
     * @param holds whether the publishing holds the lock; if not, it is waiting for it
     * @param machine as in {@link LockTerms}
     */
    record Text(long renewals, boolean holds, String who, String since, String machine) {
        private static final String FIRST_LINE = "Octavo is publishing. This disappears when it is done.";
        private static final String HOLDS = "holds";

        byte[] bytes() {
            String stage = holds ? HOLDS : "waits";
            String count = String.format(Locale.ROOT, "%019d", renewals);
            return String.join("\n", FIRST_LINE, count, stage, who, since, machine, "")
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** Parses a text; empty if it is incomplete, for instance because its publishing died while writing it. */
        static Optional<Text> parse(byte[] bytes) {
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            boolean whole = lines.length == 7 && lines[0].equals(FIRST_LINE) && lines[1].matches("0\\d{18}");
            return whole
                    ? Optional.of(new Text(
                            Long.parseLong(lines[1]),
                            lines[2].equals(HOLDS),
                            ProblemText.visible(lines[3]),
                            ProblemText.visible(lines[4]),
                            ProblemText.visible(lines[5])))
                    : Optional.empty();
        }
    }

    private byte[] text() {
        return new Text(renewals, holds, terms.who(), terms.now().toString(), terms.machine()).bytes();
    }

    /** The text of another publishing, and when it was first seen, by {@link System#nanoTime}. */
    @SuppressWarnings("ArrayRecordComponent") // its bytes are compared, never the record
    private record Seen(byte[] text, long since) {}

    /**
     * Takes the lock, and waits until abandoned locks of others time out.
     *
     * @param place the target's description
     * @throws ProblemException if a live publishing holds the lock or goes first
     */
    public static TextLock take(LockFolder folder, String place, LockTerms terms, Progress progress)
            throws IOException {
        TextLock lock = new TextLock(folder, place, terms);
        try {
            folder.create(lock.name, lock.text());
            lock.waitForOthers(progress);
            lock.holds = true;
            lock.renew();
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
        lock.renewing.start();
        return lock;
    }

    private void waitForOthers(Progress progress) throws IOException {
        Map<String, Seen> seen = new HashMap<>();
        Map<String, byte[]> others = others();
        for (int poll = 0; !others.isEmpty(); poll++) {
            int left = others.size();
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                if (isDead(other.getKey(), other.getValue(), seen)) {
                    folder.delete(other.getKey());
                    left--;
                }
            }
            if (left > 0) {
                Optional<Text> first = others.values().stream().findFirst().flatMap(Text::parse);
                String who = first.map(Text::who).orElse("another");
                progress.at("waiting whether " + who + " still publishes", Math.min(poll, POLLS), POLLS);
                pause(terms.timeout().dividedBy(POLLS));
                renew();
            }
            others = others();
        }
    }

    /** The texts of all other locks, by name. */
    private Map<String, byte[]> others() throws IOException {
        Map<String, byte[]> others = new TreeMap<>();
        for (String each : folder.names()) {
            if (each.startsWith(NAME_PREFIX) && !each.equals(name)) {
                folder.bytes(each).ifPresent(text -> others.put(each, text));
            }
        }
        return others;
    }

    /** Whether another lock is abandoned. Throws if it is alive and goes before this one. */
    private boolean isDead(String other, byte[] text, Map<String, Seen> seen) {
        Optional<Text> parsed = Text.parse(text);
        long now = System.nanoTime();
        Seen before = seen.computeIfAbsent(other, key -> new Seen(text, now));
        if (!Arrays.equals(before.text(), text)) {
            // Two that wait agree by their names which one goes first. An incomplete text is still being written.
            if (parsed.isPresent() && (parsed.get().holds() || other.compareTo(name) < 0)) {
                throw heldBy(parsed.get());
            }
            seen.put(other, new Seen(text, now));
            return false;
        }
        // If it also held this machine's ProcessLock, which we hold now, its process has ended.
        return parsed.map(Text::machine)
                        .filter(machine -> !machine.isEmpty() && machine.equals(terms.machine()))
                        .isPresent()
                || now - before.since() >= terms.timeout().toNanos();
    }

    private ProblemException heldBy(Text other) {
        return ProblemException.of(
                "another octavo publish (" + other.who() + ") is at work in " + place + " since " + other.since(),
                "wait until it has ended, then publish again; if it was interrupted, its lock expires");
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Renews the lock, and makes sure that no other publishing has taken it. */
    private synchronized void renew() throws IOException {
        if (closed) {
            return;
        }
        if (lost.isEmpty()) {
            long before = System.currentTimeMillis(); // others may see the renewal long before we get the response
            Optional<Text> other = holder();
            renewals++;
            if (other.isPresent() || !folder.rewrite(name, text())) {
                lost = Optional.of(lostTo(other));
            } else {
                renewed = before;
            }
        }
        if (lost.isPresent()) {
            throw new ProblemException(lost.get());
        }
    }

    /** Another publishing that claims to hold the lock, although this one holds it. */
    private Optional<Text> holder() throws IOException {
        return holds
                ? others().values().stream()
                        .flatMap(text -> Text.parse(text).stream())
                        .filter(Text::holds)
                        .findFirst()
                : Optional.empty();
    }

    private Problem lostTo(Optional<Text> other) {
        return ProblemKind.COMMAND
                .error(other.map(text -> "this publishing was silent for so long that another (" + text.who()
                                + ") took its place in " + place)
                        .orElse("the lock of this publishing, " + name + ", was deleted in " + place))
                .hint((other.isPresent() ? "wait until that has ended, then" : "leave that file alone, and")
                        + " publish again: what has arrived is not sent again");
    }

    private void renewUntilLost() {
        while (lost.isEmpty()) {
            try {
                Thread.sleep(terms.renewal().toMillis());
                renew();
            } catch (InterruptedException closing) {
                return;
            } catch (IOException | RuntimeException e) {
                // The next attempt may succeed; if none does, check() throws before the next change.
            }
        }
    }

    @Override
    public void require() throws IOException {
        renew(); // so that it does not time out right afterwards
    }

    @Override
    public void check() throws IOException {
        if (mayBeLost()) {
            synchronized (this) {
                for (int i = 0; i < ATTEMPTS && mayBeLost(); i++) {
                    renew(); // twice, if this machine slept before the response came
                }
            }
        }
    }

    /** Whether the lock is lost or may soon time out, because this machine slept or the connection fails. */
    private boolean mayBeLost() {
        return lost.isPresent()
                || Math.abs(System.currentTimeMillis() - renewed)
                        > terms.maxRenewalAge().toMillis();
    }

    /** Releases the lock. If the target cannot be reached, others must wait for the timeout. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            renewing.interrupt();
            try {
                folder.delete(name);
            } catch (IOException | RuntimeException e) {
                return; // the publishing itself has succeeded
            }
        }
    }
}
