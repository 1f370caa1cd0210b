package dev.octavo.project;

import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one build has seen of each file, so that it never sees another state of it. Only hashes and stamps are kept.
 * A file that differs when it is read again is pinned: its bytes stay in memory, and the work starts again with them.
 * From the third start on every file is pinned as it is read, so that the work comes to an end.
 */
final class Snapshot {
    private static final int PINS_ALL_FROM = 3;

    private final Map<SourcePath, Hash> hashes = new ConcurrentHashMap<>();
    private final Map<SourcePath, StableRead.Stamp> stamps = new ConcurrentHashMap<>();
    private final Map<SourcePath, byte[]> pinned;
    private final int start;

    Snapshot() {
        this(new ConcurrentHashMap<>(), 1);
    }

    private Snapshot(Map<SourcePath, byte[]> pinned, int start) {
        this.pinned = pinned;
        this.start = start;
    }

    /** For the next start of the work: knows nothing but what is pinned. */
    Snapshot next() {
        return new Snapshot(pinned, start + 1);
    }

    Optional<byte[]> pinned(SourcePath path) {
        return Optional.ofNullable(pinned.get(path));
    }

    /** The hash of the bytes, which are those that were read before of that file. */
    Hash requireSame(SourcePath path, byte[] bytes) {
        Hash hash = Hash.of(bytes);
        Hash before = hashes.putIfAbsent(path, hash);
        if (before != null && !before.equals(hash)) {
            pinned.put(path, bytes);
            throw new SnapshotChanged(path);
        }
        if (start >= PINS_ALL_FROM) {
            pinned.put(path, bytes);
        }
        return before == null ? hash : before;
    }

    /** Lets the build see the state of the file that had {@code hash}, and no other, though it has not read it. */
    void expect(SourcePath path, Hash hash) {
        Hash before = hashes.putIfAbsent(path, hash);
        if (before != null && !before.equals(hash)) {
            throw new SnapshotChanged(path);
        }
    }

    void requireSame(SourcePath path, StableRead.Stamp stamp) {
        StableRead.Stamp before = stamps.putIfAbsent(path, stamp);
        if (before != null && !before.equals(stamp)) {
            throw new SnapshotChanged(path);
        }
    }
}
