package dev.octavo.publish.lock;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.LockFolder.OpenText;
import dev.octavo.publish.release.ReleaseFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock where there is none, as on a server: a file that only one can make, and whose holder changes it all the time. Where
 * it does not change any more, its holder is dead, and somebody else puts his own in its place.
 */
public final class TextLock implements ReleaseFiles.Lock {
    /** The name that it has wherever a site is published into, so that whoever comes by another way finds it. */
    public static final String NAME = ".octavo-lock";

    private final Taking taking;
    private final OpenText file;
    private final Thread renewing;
    private volatile Optional<Problem> lost = Optional.empty();
    private volatile Moment renewed = Moment.now();
    private long count;
    private boolean closed;

    private TextLock(Taking taking, OpenText file) {
        this.taking = taking;
        this.file = file;
        this.renewing = new Thread(this::renewForever, "lock");
        renewing.setDaemon(true);
    }

    /** By two clocks of this machine: one stands still while it sleeps, the other may be set. */
    private record Moment(long nanos, long millis) {
        static Moment now() {
            return new Moment(System.nanoTime(), System.currentTimeMillis());
        }

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos > age.toNanos()
                    || Math.abs(System.currentTimeMillis() - millis) > age.toMillis();
        }
    }

    /**
     * Takes it.
     *
     * @param place for which it is, for the author
     * @throws ProblemException where another has it who lives
     */
    public static TextLock take(LockFolder folder, String place, LockTerms terms) throws IOException {
        Taking taking = new Taking(folder, NAME, place, terms);
        TextLock lock = new TextLock(taking, taking.taken());
        lock.renewing.start();
        taking.clear();
        return lock;
    }

    private void renewForever() {
        boolean isOurs = true;
        while (isOurs) {
            isOurs = isRenewed();
        }
    }

    private boolean isRenewed() {
        try {
            Thread.sleep(taking.terms().renew().toMillis());
            renew();
            return true;
        } catch (IOException e) {
            return true; // the next time it may succeed; if not, whoever wants to change something finds that out
        } catch (InterruptedException | RuntimeException e) {
            return false; // it is closed, or lost, or the line broke, which everybody else finds out too
        }
    }

    /** Sees whether it is still ours, and writes through what was opened: another's lock stays as it is. */
    private synchronized void renew() throws IOException {
        if (!closed) {
            Moment before = Moment.now();
            requireMine();
            count++;
            file.write(taking.terms().text(count).bytes());
            renewed = before;
        }
    }

    private void requireMine() throws IOException {
        if (lost.isEmpty()) {
            Optional<LockText> holder = taking.holder();
            lost = taking.isMine(holder) ? Optional.empty() : Optional.of(succeeded(holder));
        }
        if (lost.isPresent()) {
            throw new ProblemException(lost.get());
        }
    }

    private Problem succeeded(Optional<LockText> holder) {
        String fact = holder.map(text -> "this publishing was silent for so long that another (" + text.who()
                        + ") took its place in " + taking.place())
                .orElse("the lock of this publishing, " + NAME + ", was deleted or replaced in " + taking.place());
        return Problem.error(fact)
                .hint(
                        holder.isPresent()
                                ? "wait until that has ended, then publish again: what has arrived is not sent again"
                                : "leave that file alone, and publish again: what has arrived is not sent again");
    }

    @Override
    public synchronized void require() throws IOException {
        renew(); // so that it does not die right after
        requireMine();
    }

    @Override
    public void check() throws IOException {
        if (lost.isPresent() || isDoubtful()) {
            requireAnew();
        }
    }

    private synchronized void requireAnew() throws IOException {
        if (lost.isPresent() || isDoubtful()) { // still, after others of us have asked
            require();
        }
    }

    /** Whether others may take it for dead soon: this machine slept, or nothing gets through. */
    private boolean isDoubtful() {
        return renewed.isOlderThan(taking.terms().watch().dividedBy(2));
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        renewing.interrupt();
        try {
            if (taking.isMine(taking.holder())) {
                taking.folder().delete(NAME);
            }
        } finally {
            file.leave();
        }
    }
}
