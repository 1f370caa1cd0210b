package dev.octavo.blog.project;

import dev.octavo.blog.project.StableRead.Stable;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.function.IOFunction;
import org.apache.commons.io.function.IOSupplier;

/**
 * Ensures that a build sees a single, complete state of each file. Only hashes and stamps are stored. A file that
 * differs when it is read again is pinned: its bytes stay in memory, and the work restarts with them. From the third
 * start, every file is pinned when it is read, so that the work terminates.
 */
final class Snapshot {
    private static final int PINS_ALL_FROM = 3;

    private final FileIndex listing;
    private final Map<SourcePath, byte[]> pinned;
    private final int start;
    private final Map<SourcePath, Hash> hashes = new ConcurrentHashMap<>();
    private final Map<SourcePath, StableRead.Stamp> stamps = new ConcurrentHashMap<>();

    /**
     * @param pinned the files pinned by earlier starts
     * @param start the number of this start, from 1
     */
    Snapshot(FileIndex listing, Map<SourcePath, byte[]> pinned, int start) {
        this.listing = listing;
        this.pinned = pinned;
        this.start = start;
    }

    Map<SourcePath, byte[]> pinned() {
        return pinned;
    }

    /** Requires the file to have {@code hash} whenever it is read. */
    void expect(SourcePath path, Hash hash) {
        Hash before = hashes.putIfAbsent(path, hash);
        if (before != null && !before.equals(hash)) {
            throw new SnapshotChanged(path);
        }
    }

    /** Returns the hash of the bytes, which must equal that of any earlier read. */
    private Hash requireSame(SourcePath path, byte[] bytes) {
        Hash hash = Hash.of(bytes);
        Hash before = hashes.putIfAbsent(path, hash);
        boolean same = before == null || before.equals(hash);
        if (!same || start >= PINS_ALL_FROM) {
            pinned.put(path, bytes);
        }
        if (!same) {
            throw new SnapshotChanged(path);
        }
        return before == null ? hash : before;
    }

    private void requireSame(SourcePath path, StableRead.Stamp stamp) {
        StableRead.Stamp before = stamps.putIfAbsent(path, stamp);
        if (before != null && !before.equals(stamp)) {
            throw new SnapshotChanged(path);
        }
    }

    Project.Read read(SourcePath path, int most, Optional<String> remedy) {
        Optional<byte[]> held = held(path);
        Optional<Stable> stable = held.isPresent() ? Optional.empty() : Optional.of(stable(path, most));
        byte[] bytes = held.or(() -> stable.map(Stable::bytes)).orElseThrow();
        if (bytes.length > most) {
            String message = "the file is larger than " + size(most);
            throw new ProblemException(ProblemKind.TOO_LARGE
                    .error(message, Location.file(path.value()))
                    .hint(remedy));
        }
        Source source = new Source(path, requireSame(path, bytes));
        return new Project.Read(source, bytes, stable.map(file -> file.stamp().hash()));
    }

    Hash stamp(SourcePath path) {
        Optional<byte[]> held = held(path);
        return held.isPresent()
                ? Hash.of(held.get())
                : reading(path, () -> settledStamp(path).hash());
    }

    <T> T look(SourcePath path, IOFunction<InputStream, T> look) {
        return reading(path, () -> {
            try (InputStream in = opened(path)) {
                return look.apply(in);
            }
        });
    }

    void copy(SourcePath path, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 13];
        try (InputStream in = opened(path)) {
            // Reads and writes separately, so that a full disk is not reported as an unreadable source.
            for (int count = 0; count >= 0; count = reading(path, () -> in.read(buffer))) {
                out.write(buffer, 0, count);
            }
        }
        if (held(path).isEmpty()) {
            requireSame(path, reading(path, () -> StableRead.Stamp.of(listing.path(path))));
        }
    }

    long size(SourcePath path) {
        Optional<byte[]> held = held(path);
        return held.isPresent() ? held.get().length : reading(path, () -> Files.size(listing.path(path)));
    }

    InputStream unguarded(SourcePath path) throws IOException {
        Optional<byte[]> held = held(path);
        return held.isPresent() ? new ByteArrayInputStream(held.get()) : Files.newInputStream(listing.path(path));
    }

    /** Formats a size as an author would write it in {@code site.yaml}. */
    static String size(int bytes) {
        if (bytes % 1_000_000 == 0) {
            return bytes / 1_000_000 + " MB";
        }
        return bytes % 1000 == 0 ? bytes / 1000 + " kB" : bytes + " B";
    }

    static Problem changing(SourcePath path) {
        return ProblemKind.UNREADABLE_FILE
                .error("the file changes again and again while it is read", Location.file(path.value()))
                .hint("build again when the program that writes it has finished");
    }

    private Stable stable(SourcePath path, int most) {
        return reading(path, () -> StableRead.bytes(listing.path(path), most))
                .orElseThrow(() -> new ProblemException(changing(path)));
    }

    private InputStream opened(SourcePath path) {
        return reading(path, () -> {
            if (held(path).isEmpty()) {
                requireSame(path, settledStamp(path));
            }
            return unguarded(path);
        });
    }

    private StableRead.Stamp settledStamp(SourcePath path) throws IOException {
        return StableRead.settledStamp(listing.path(path)).orElseThrow(() -> new ProblemException(changing(path)));
    }

    private static <T> T reading(SourcePath path, IOSupplier<T> work) {
        try {
            return work.get();
        } catch (NoSuchFileException gone) {
            throw new SnapshotChanged(path);
        } catch (IOException e) {
            throw new ProblemException(ReadError.of(path.value(), e));
        }
    }

    /** Returns the bytes if they are already in memory. */
    private Optional<byte[]> held(SourcePath path) {
        Optional<byte[]> held = Optional.ofNullable(pinned.get(path));
        return held.isPresent() ? held : listing.packed(path);
    }
}
