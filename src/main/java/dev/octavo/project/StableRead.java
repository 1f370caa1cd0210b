package dev.octavo.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads a file of which nobody wrote while it was read. */
final class StableRead {
    // File systems stamp with the kernel's tick, 1 to 10 ms. A file stamped this long ago gets another stamp
    // from the next write, so that equal stamps mean an untouched file.
    private static final long TICK_MILLIS = 20;
    private static final int ATTEMPTS = 100;

    private StableRead() {}

    /** What changes when a file is written or replaced. */
    record Stamp(long size, long modifiedNanos, Optional<Object> key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    Optional.ofNullable(attributes.fileKey()));
        }
    }

    /**
     * All bytes of the file; empty where it is written to all the time.
     *
     * @param most reads no further than that many bytes and one more
     */
    static Optional<byte[]> bytes(Path file, int most) throws IOException {
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
                return Optional.of(bytes);
            }
        }
        return Optional.empty();
    }

    /** The stamp, once the file has not been written to for a tick; empty where that does not come. */
    static Optional<Stamp> settledStamp(Path file) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            Stamp stamp = Stamp.of(file);
            long age = System.currentTimeMillis() - stamp.modifiedNanos() / 1_000_000;
            if (Math.abs(age) > TICK_MILLIS) {
                return Optional.of(stamp);
            }
            pause(TICK_MILLIS + 1 - Math.max(0, age));
        }
        return Optional.empty();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            // The caller's work goes on with what is there; whoever interrupted sees the flag.
            Thread.currentThread().interrupt();
        }
    }
}
