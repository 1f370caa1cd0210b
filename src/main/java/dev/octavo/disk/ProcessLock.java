package dev.octavo.disk;

import dev.octavo.problem.ProblemException;
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

/**
 * A lock on a file, for one thread of one process. The system releases it when the process ends, however it ends.
 */
public final class ProcessLock {
    // Where a system locks by process (fcntl), closing any channel of the file gives up the lock, so a second thread
    // of this process must not even open it.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    // Far behind the text: on Windows, bytes that are locked cannot be read.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int ATTEMPTS = 1_000;
    private static final int PID_WIDTH = 20;
    // Made before a lock is taken, so that those that come second soon find it.
    private static final byte[] SIGNATURE = signature();
    private static final int PAUSES = 20;
    private static final long PAUSE_NS = 10_000_000;

    private final Path file;
    private final FileChannel channel;
    private final @Nullable Object key;

    // Without a formatter, which takes longer to load than all that a lock does.
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
     * What the lock is for, to be told to those that come second.
     *
     * @param who {@code another build}
     * @param does {@code is writing to this out folder}
     * @param remedy what they can do
     */
    public record Purpose(String who, String does, String remedy) {}

    /**
     * Takes the lock in {@code file}, whose folder is made where it is missing.
     *
     * @throws ProblemException where another thread or process has it
     */
    public static ProcessLock take(Path file, Purpose purpose) throws IOException {
        return takeReal(real(file), purpose);
    }

    /** The path by which all threads know it: a folder may have a link, or on Windows and macOS be written in capitals. */
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

    /** Empty where the last holder has just deleted the folder. */
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

    /** Empty where the last holder deleted the file, or its folder, between two of our steps. */
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
            channel.close(); // first, since Windows deletes no file that is open
            if (ours && Files.exists(file) && Files.size(file) == 0) {
                Files.deleteIfExists(file);
            }
            throw full;
        }
    }

    /**
     * Whether what stands there is the file that this process has just signed. Only for Windows, which gives files no key to
     * tell them by: elsewhere closing it would give up the lock.
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

    /** The process that has the lock; 0 where it does not say so. */
    private static long holder(FileChannel channel) throws IOException {
        long pid = recordedPid(channel);
        for (int i = 0; i < PAUSES && ProcessHandle.of(pid).isEmpty(); i++) {
            LockSupport.parkNanos(PAUSE_NS); // it has the lock, and is about to write its number
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

    /** Whether no other process can have it: where the file was deleted, one may have made and locked another. */
    public boolean isHeld() throws IOException {
        try {
            return channel.isOpen() && Objects.equals(key, key(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Gives the lock up and leaves its file for the next. */
    public void release() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }

    /** Gives the lock up and deletes its file. A process that has opened that file sees that it is gone. */
    public void releaseAndDelete() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            release();
        }
    }
}
