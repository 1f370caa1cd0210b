package dev.octavo.publish.sftp;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.sftp.line.Channel;
import dev.octavo.publish.sftp.line.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A lock on a server that has none: a file that only one can make, and whose holder changes it all the time. Where it does
 * not change any more, its holder is dead, and somebody else puts his own in its place.
 */
final class RemoteLock implements ReleaseFiles.Lock {
    private static final int LOOKS = 10;

    private final Channel channel;
    private final String path;
    private final String place;
    private final LockTerms terms;
    private final OpenFile file;
    private final Thread renewing;
    private long count;
    private boolean closed;

    private RemoteLock(Channel channel, String path, String place, LockTerms terms, OpenFile file) {
        this.channel = channel;
        this.path = path;
        this.place = place;
        this.terms = terms;
        this.file = file;
        this.renewing = new Thread(this::renewForever, "lock");
        renewing.setDaemon(true);
    }

    /**
     * Takes it.
     *
     * @param channel which stays open
     * @param place for which it is, for the author
     * @throws ProblemException where another has it who lives
     */
    static RemoteLock take(Channel channel, String path, String place, LockTerms terms) throws IOException {
        RemoteLock lock = taken(channel, path, place, terms);
        lock.renewing.start();
        lock.clear();
        return lock;
    }

    private static RemoteLock taken(Channel channel, String path, String place, LockTerms terms) throws IOException {
        while (true) {
            Optional<OpenFile> made = channel.create(path);
            if (made.isPresent()) {
                return first(new RemoteLock(channel, path, place, terms, made.get()));
            }
            if (channel.look(path)
                    .filter(at -> at.kind() != ReleaseFiles.Kind.FILE)
                    .isPresent()) {
                throw new IOException("what is called " + path + " there is no file");
            }
            Optional<byte[]> dead = watch(channel, path, place, terms);
            if (dead.isPresent()) {
                Optional<RemoteLock> lock = takeOver(channel, path, place, terms, dead.get());
                if (lock.isPresent()) {
                    return lock.get();
                }
            }
        }
    }

    private static RemoteLock first(RemoteLock lock) throws IOException {
        lock.renew();
        return lock;
    }

    /** What stands in a lock that is dead; empty where it is gone. Ends with an exception where it lives. */
    private static Optional<byte[]> watch(Channel channel, String path, String place, LockTerms terms)
            throws IOException {
        Optional<byte[]> before = bytes(channel, path);
        long start = System.nanoTime();
        while (before.isPresent() && System.nanoTime() - start < terms.watch().toNanos()) {
            pause(terms.watch().dividedBy(LOOKS));
            Optional<byte[]> now = bytes(channel, path);
            if (now.isEmpty()) {
                return now;
            }
            if (!Arrays.equals(now.get(), before.get())) {
                throw alive(LockText.parse(now.get()), place);
            }
        }
        return before;
    }

    private static Optional<RemoteLock> takeOver(
            Channel channel, String path, String place, LockTerms terms, byte[] dead) throws IOException {
        String beside = path + "." + terms.token();
        Optional<OpenFile> made = channel.create(beside);
        if (made.isEmpty()) {
            throw new IOException("a file has the name of a lock of this publishing: " + beside);
        }
        RemoteLock lock = new RemoteLock(channel, path, place, terms, made.get());
        lock.renew();
        Optional<byte[]> now = bytes(channel, path);
        if (now.isEmpty() || !Arrays.equals(now.get(), dead)) {
            channel.delete(beside); // another was faster, or the holder was only very slow
            lock.file.leave();
            return Optional.empty();
        }
        channel.move(beside, path);
        pause(terms.moment());
        Optional<LockText> winner = lock.holder();
        if (!lock.isMine(winner)) {
            lock.file.leave();
            throw alive(winner, place);
        }
        return Optional.of(lock);
    }

    /** Deletes what those left who died while they took over a dead one. */
    private void clear() throws IOException {
        int name = path.lastIndexOf('/') + 1;
        String folder = path.substring(0, Math.max(1, name - 1));
        for (ReleaseFiles.Entry entry : channel.list(folder)) {
            if (entry.name().startsWith(path.substring(name) + ".")) {
                channel.delete(path.substring(0, name) + entry.name());
            }
        }
    }

    private static ProblemException alive(Optional<LockText> holder, String place) {
        String who = holder.map(text -> " (" + text.who() + ")").orElse("");
        String since = holder.map(text -> " since " + text.since()).orElse("");
        return new ProblemException(Problem.error("another publishing" + who + " is at work in " + place + since)
                .hint("wait until it has ended, then publish again; where it was broken off, its lock dies by itself"));
    }

    private static Optional<byte[]> bytes(Channel channel, String path) throws IOException {
        Optional<OpenFile> file = channel.read(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.get().copy(bytes);
        } finally {
            file.get().leave();
        }
        return Optional.of(bytes.toByteArray());
    }

    private static void pause(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private Optional<LockText> holder() throws IOException {
        return bytes(channel, path).flatMap(LockText::parse);
    }

    private void renewForever() {
        try {
            while (true) {
                Thread.sleep(terms.renew().toMillis());
                renew();
            }
        } catch (InterruptedException closed) {
            return;
        } catch (IOException | ProblemException lost) {
            return; // the line broke: whoever asks for the lock finds that out, and so do others
        }
    }

    /** Writes through what was opened: where another's lock has the name by now, that one stays as it is. */
    private synchronized void renew() throws IOException {
        if (!closed) {
            count++;
            file.write(
                    new LockText(terms.token(), count, terms.who(), terms.now().toString()).bytes());
        }
    }

    @Override
    public synchronized void require() throws IOException {
        renew(); // so that it does not die right after
        Optional<LockText> holder = holder();
        if (!isMine(holder)) {
            String who = holder.map(text -> " (" + text.who() + ")").orElse("");
            throw new ProblemException(Problem.error(
                            "this publishing was silent for so long that another" + who + " took its place in " + place)
                    .hint("wait until that has ended, then publish again: what has arrived is not sent again"));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        renewing.interrupt();
        if (isMine(holder())) {
            channel.delete(path);
        }
        file.leave();
    }

    private boolean isMine(Optional<LockText> holder) {
        return holder.map(LockText::token).filter(terms.token()::equals).isPresent();
    }
}
