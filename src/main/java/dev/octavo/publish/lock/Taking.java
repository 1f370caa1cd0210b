package dev.octavo.publish.lock;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.LockFolder.OpenText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a lock is taken.
 *
 * @param name of its file
 * @param place for which it is, for the author
 */
record Taking(LockFolder folder, String name, String place, LockTerms terms) {
    private static final int LOOKS = 10;

    /** The lock's file, which is ours. */
    OpenText taken() throws IOException {
        while (true) {
            Optional<OpenText> made = folder.create(name, terms.text(0).bytes());
            if (made.isPresent()) {
                return made.get();
            }
            Optional<byte[]> dead = watch();
            if (dead.isPresent()) {
                Optional<OpenText> succeeded = takeOver(dead.get());
                if (succeeded.isPresent()) {
                    return succeeded.get();
                }
            }
        }
    }

    /** What stands in a lock that is dead; empty where it is gone. Ends with an exception where it lives. */
    private Optional<byte[]> watch() throws IOException {
        Optional<byte[]> before = folder.read(name);
        if (before.filter(text -> isOutlived(text) || isMine(LockText.parse(text)))
                .isPresent()) {
            return before; // ours, of a line that broke
        }
        long start = System.nanoTime();
        while (before.isPresent() && System.nanoTime() - start < terms.watch().toNanos()) {
            pause(terms.watch().dividedBy(LOOKS));
            Optional<byte[]> now = folder.read(name);
            if (now.isEmpty()) {
                return now;
            }
            if (!Arrays.equals(now.get(), before.get())) {
                throw alive(LockText.parse(now.get()));
            }
        }
        return before;
    }

    private boolean isOutlived(byte[] text) {
        return LockText.parse(text).filter(terms::outlive).isPresent();
    }

    private Optional<OpenText> takeOver(byte[] dead) throws IOException {
        String beside = name + "." + terms.token();
        folder.delete(beside); // of a line that broke
        OpenText file = folder.create(beside, terms.text(0).bytes())
                .orElseThrow(() -> new IOException("a file has the name of a lock of this publishing: " + beside));
        boolean done = false;
        try {
            Optional<byte[]> now = folder.read(name);
            if (now.isEmpty() || !Arrays.equals(now.get(), dead)) {
                folder.delete(beside); // another was faster, or the holder was only very slow
                return Optional.empty();
            }
            folder.move(beside, name);
            if (!isOutlived(dead)) {
                pause(terms.moment());
            }
            Optional<LockText> winner = holder();
            if (!isMine(winner)) {
                throw alive(winner);
            }
            done = true;
            return Optional.of(file);
        } finally {
            if (!done) {
                file.leave();
            }
        }
    }

    /** Deletes what those left who died while they took over a dead one. */
    void clear() throws IOException {
        for (String each : folder.names()) {
            if (each.startsWith(name + ".")) {
                folder.delete(each);
            }
        }
    }

    Optional<LockText> holder() throws IOException {
        return folder.read(name).flatMap(LockText::parse);
    }

    boolean isMine(Optional<LockText> holder) {
        return holder.map(LockText::token).filter(terms.token()::equals).isPresent();
    }

    private ProblemException alive(Optional<LockText> holder) {
        String who = holder.map(text -> " (" + text.who() + ")").orElse("");
        String since = holder.map(text -> " since " + text.since()).orElse("");
        return new ProblemException(Problem.error("another publishing" + who + " is at work in " + place + since)
                .hint("wait until it has ended, then publish again; where it was broken off, its lock dies by itself"));
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
