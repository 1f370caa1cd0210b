package dev.octavo.build.disk;

import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A file lock, held by one thread of one process. The system releases it when the process ends, however it ends. */
public final class ProcessLock {
    // On systems that lock per process (fcntl), closing any channel of the file releases the lock, so a second thread
    // of this process must not even open it.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    // Far beyond the text, because locked bytes cannot be read on Windows.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int ATTEMPTS = 1_000;
    private static final int PID_WIDTH = 20;
    // Computed before the lock is taken, so that it is soon there for other processes to read.
    private static final byte[] SIGNATURE = signature();
    private static final int PAUSES = 20;
    private static final long PAUSE_NS = 10_000_000;

    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    // Loading a formatter would take longer than locking.
    private static byte[] signature() {
        String pid = Long.toString(ProcessHandle.current().pid());
        String padded = pid + " ".repeat(PID_WIDTH - pid.length()) + System.lineSeparator();
        return padded.getBytes(StandardCharsets.US_ASCII);
    }

    private ProcessLock(Path file, FileChannel channel, @Nullable Object key) {
        this.file = file;
        this.channel = channel;
        this.key = key;
    }

    /**
     * What the lock is for, for the message to whoever finds it taken.
     *
     * @param who {@code another build}
     * @param does {@code is writing to this out folder}
     * @param remedy what they can do about it
     */
    public record Purpose(String who, String does, String remedy) {}

    /**
     * Takes the lock in {@code file}, and makes its folder if it is missing.
     *
     * @throws ProblemException if another thread or process holds it
     */
    public static ProcessLock take(Path file, Purpose purpose) throws IOException {
        return takeReal(real(file), purpose);
    }

    /** The same path for all threads: the given one may contain a link, or differ in case on Windows and macOS. */
    private static Path real(Path file) throws IOException {
        Path folder = OutPaths.parent(file);
        for (int i = 0; i < ATTEMPTS; i++) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Optional<Path> real = realIfPresent(folder);
            if (real.isPresent()) {
                return real.get().resolve(file.getFileName());
            }
        }
        throw new IOException("no folder can be made");
    }

    /** Empty if the last holder has just deleted the folder. */
    private static Optional<Path> realIfPresent(Path folder) throws IOException {
        try {
            return Optional.of(folder.toRealPath());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static ProcessLock takeReal(Path file, Purpose purpose) throws IOException {
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            for (int i = 0; i < PAUSES && !Files.exists(file); i++) {
                LockSupport.parkNanos(PAUSE_NS); // the other thread is about to take the lock
            }
            throw alreadyHeld(file, purpose, ProcessHandle.current().pid());
        }
        Optional<ProcessLock> lock = Optional.empty();
        try {
            for (int i = 0; i < ATTEMPTS && lock.isEmpty(); i++) {
                lock = attempt(file, purpose);
            }
            return lock.orElseThrow(() -> new IOException("no file can be made"));
        } finally {
            if (lock.isEmpty()) {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
    }

    /** Empty if the last holder deleted the file or its folder between two of our steps. */
    private static Optional<ProcessLock> attempt(Path file, Purpose purpose) throws IOException {
        Object key;
        FileChannel channel;
        try {
            Files.createDirectories(file.getParent());
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                    .close();
            key = key(file);
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        Optional<ProcessLock> lock = Optional.empty();
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                throw alreadyHeld(file, purpose, holder(channel));
            }
            ProcessLock locked = new ProcessLock(file, channel, key);
            locked.sign();
            if (locked.isHeld() && (key != null || isSigned(file))) {
                lock = Optional.of(locked);
            }
            return lock;
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
    }

    private void sign() throws IOException {
        try {
            channel.write(ByteBuffer.wrap(SIGNATURE), 0);
        } catch (IOException full) {
            boolean ours = isHeld();
            channel.close(); // first, since Windows cannot delete an open file
            if (ours && Files.exists(file) && Files.size(file) == 0) {
                Files.deleteIfExists(file);
            }
            throw full;
        }
    }

    /**
     * Whether the file at this path is the one that this process has just signed. Only for Windows, where files have no
     * key to identify them: elsewhere, closing the file would release the lock.
     */
    private static boolean isSigned(Path file) throws IOException {
        try (InputStream text = Files.newInputStream(file)) {
            return Arrays.equals(text.readNBytes(SIGNATURE.length), SIGNATURE);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** The PID of the process that holds the lock; 0 if it is not written there. */
    private static long holder(FileChannel channel) throws IOException {
        long pid = recordedPid(channel);
        for (int i = 0; i < PAUSES && ProcessHandle.of(pid).isEmpty(); i++) {
            LockSupport.parkNanos(PAUSE_NS); // it has just taken the lock, and is about to write its PID
            pid = recordedPid(channel);
        }
        return pid;
    }

    private static long recordedPid(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(PID_WIDTH);
        channel.read(text, 0);
        String pid = new String(text.array(), StandardCharsets.US_ASCII).trim();
        return pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0;
    }

    private static ProblemException alreadyHeld(Path file, Purpose purpose, long pid) throws IOException {
        String process = pid == 0 ? "" : " (process " + pid + ")";
        String since = heldSince(file).map(time -> " since " + time).orElse("");
        return ProblemException.of(purpose.who() + process + " " + purpose.does() + since, purpose.remedy());
    }

    private static Optional<String> heldSince(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString());
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it has just ended
        }
    }

    /** Whether the lock is still ours: if the file was deleted, another process may have locked a new one. */
    public boolean isHeld() throws IOException {
        try {
            return channel.isOpen() && Objects.equals(key, key(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Releases the lock and leaves its file for the next holder. */
    public void release() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }

    /** Releases the lock and deletes its file. A process that has already opened the file notices that it is gone. */
    public void releaseAndDelete() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            release();
        }
    }
}
