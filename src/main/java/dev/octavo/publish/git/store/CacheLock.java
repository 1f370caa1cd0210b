package dev.octavo.publish.git.store;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One publishing at a time uses a cache. The system gives the lock up when its process ends, however it ends. */
final class CacheLock implements AutoCloseable {
    // Where a system locks by process, a second channel of this process would give the lock up when it is closed.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    // Far behind the text: Windows lets nobody read the bytes that are locked.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int PID_WIDTH = 20;

    private final Path file;
    private final FileChannel channel;

    private CacheLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock in {@code file}, whose folder is there.
     *
     * @throws ProblemException where another publishing has it
     */
    static CacheLock take(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            throw taken(Long.toString(ProcessHandle.current().pid()));
        }
        boolean done = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                throw taken(written(channel));
            }
            String pid = String.format(
                    "%-" + PID_WIDTH + "d", ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            done = true;
            return new CacheLock(file, channel);
        } finally {
            if (!done) {
                close(file, channel);
            }
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // another copy of these classes in this process
        }
    }

    private static String written(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(PID_WIDTH);
        channel.read(text, 0);
        return new String(text.array(), StandardCharsets.US_ASCII).trim();
    }

    private static ProblemException taken(String pid) {
        String who = pid.matches("\\d{1,18}") ? "another publishing (process " + pid + ")" : "another publishing";
        return new ProblemException(Problem.error(who + " from this site to the same branch is at work")
                .hint("wait until it has ended, and publish again"));
    }

    private static void close(Path file, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(file);
        }
    }

    /** Gives the lock up; its file stays, since somebody may be waiting at it. */
    @Override
    public void close() throws IOException {
        close(file, channel);
    }
}
