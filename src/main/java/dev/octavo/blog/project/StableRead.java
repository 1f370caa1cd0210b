package dev.octavo.blog.project;

import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads a file that did not change during the read. */
final class StableRead {
    // File systems use the kernel's tick, 1 to 10 ms, for time stamps. If a stamp is older than this, the next write
    // changes it, so that equal stamps mean an untouched file.
    private static final long TICK_MILLIS = 12;
    private static final int ATTEMPTS = 100;

    private StableRead() {}

    /**
     * A stamp that changes when a file is written or replaced, even if the writer sets its time: under POSIX, programs
     * cannot set the time of the last status change.
     *
     * @param changedNanos time of the last status change; of the last write on systems without it
     * @param key the system's identifier, such as device and inode; empty if there is none
     */
    record Stamp(long size, long modifiedNanos, long changedNanos, String key) {
        private static final String UNIX = "unix:size,lastModifiedTime,ctime,fileKey";

        static Stamp of(Path file) throws IOException {
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                Map<String, Object> all = Files.readAttributes(file, UNIX);
                return new Stamp(
                        (Long) attribute(all, "size"),
                        nanos((FileTime) attribute(all, "lastModifiedTime")),
                        nanos((FileTime) attribute(all, "ctime")),
                        attribute(all, "fileKey").toString());
            }
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = nanos(basic.lastModifiedTime());
            Object key = basic.fileKey();
            return new Stamp(basic.size(), modified, modified, key == null ? "" : key.toString());
        }

        private static Object attribute(Map<String, Object> attributes, String name) {
            return Objects.requireNonNull(attributes.get(name), name);
        }

        private static long nanos(FileTime time) {
            return time.to(TimeUnit.NANOSECONDS);
        }

        // Same as the generated methods, which are slow at startup.
        @Override
        public boolean equals(Object other) {
            return other instanceof Stamp stamp
                    && stamp.size == size
                    && stamp.modifiedNanos == modifiedNanos
                    && stamp.changedNanos == changedNanos
                    && stamp.key.equals(key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(size, modifiedNanos, changedNanos, key);
        }

        Hash hash() {
            return new Digest()
                    .add(size)
                    .add(modifiedNanos)
                    .add(changedNanos)
                    .add(key)
                    .hash();
        }
    }

    /** The bytes of a file, and its stamp, which was the same before and after the read. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    record Stable(byte[] bytes, Stamp stamp) {}

    /**
     * Reads the file; empty if it keeps changing.
     *
     * @param most reads at most one byte more than this
     */
    static Optional<Stable> bytes(Path file, int most) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Stamp> before = settledStamp(file);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(most + 1);
            }
            boolean whole = bytes.length == Math.min(before.get().size(), most + 1L);
            if (whole && before.get().equals(Stamp.of(file))) {
                return Optional.of(new Stable(bytes, before.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the stamp once the file has not been written to for a tick; empty if that never happens. */
    static Optional<Stamp> settledStamp(Path file) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Stamp stamp = Stamp.of(file);
            long last = Math.max(stamp.modifiedNanos(), stamp.changedNanos());
            long age = System.currentTimeMillis() - last / 1_000_000;
            if (Math.abs(age) > TICK_MILLIS) {
                return Optional.of(stamp);
            }
            pause(TICK_MILLIS + 1 - Math.max(0, age));
        }
        return Optional.empty();
    }

    /** Waits the full time even if the thread is interrupted. */
    private static void pause(long millis) {
        boolean interrupted = false;
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt(); // the caller may handle it
        }
    }
}
