package dev.octavo.project;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.StableRead.Stable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Reads files as {@link Snapshot} wants them read: whole, and always the same. */
final class SnapshotReader {
    private final Listing listing;
    private final Theme theme;
    private final Snapshot snapshot;

    SnapshotReader(Listing listing, Theme theme, Snapshot snapshot) {
        this.listing = listing;
        this.theme = theme;
        this.snapshot = snapshot;
    }

    Project.Read read(SourcePath path, int most, Optional<String> remedy) {
        Optional<byte[]> held = held(path);
        Optional<Stable> stable = held.isPresent() ? Optional.empty() : Optional.of(stable(path, most));
        byte[] bytes = held.or(() -> stable.map(Stable::bytes)).orElseThrow();
        if (bytes.length > most) {
            String message = "the file is larger than " + size(most);
            throw new ProblemException(
                    Problem.error(message, Location.file(path.value())).hint(remedy));
        }
        Source source = new Source(path, snapshot.requireSame(path, bytes));
        return new Project.Read(source, bytes, stable.map(file -> file.stamp().hash()));
    }

    Hash stamp(SourcePath path) {
        try {
            Optional<byte[]> held = held(path);
            return held.isPresent() ? Hash.of(held.get()) : settledStamp(path).hash();
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    <T> T look(SourcePath path, Project.Look<T> look) {
        try (InputStream in = opened(path)) {
            return look.at(in);
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    void copy(SourcePath path, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = opened(path)) {
            for (int count = some(path, in, buffer); count >= 0; count = some(path, in, buffer)) {
                out.write(buffer, 0, count);
            }
        }
        requireUntouched(path);
    }

    /** Apart from the writing as well: a source that is gone by now is not a fault of what it was copied to. */
    private void requireUntouched(SourcePath path) {
        try {
            if (held(path).isEmpty()) {
                snapshot.requireSame(path, StableRead.Stamp.of(listing.path(path)));
            }
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    long size(SourcePath path) {
        try {
            Optional<byte[]> held = held(path);
            return held.isPresent() ? held.get().length : Files.size(listing.path(path));
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    /** The file as it is at this moment, for one who does not mind whether it changed. */
    InputStream unguarded(SourcePath path) throws IOException {
        Optional<byte[]> held = held(path);
        return held.isPresent() ? new ByteArrayInputStream(held.get()) : Files.newInputStream(listing.path(path));
    }

    /** As an author would write it in {@code site.yaml}. */
    static String size(int bytes) {
        if (bytes % 1_000_000 == 0) {
            return bytes / 1_000_000 + " MB";
        }
        return bytes % 1000 == 0 ? bytes / 1000 + " kB" : bytes + " B";
    }

    static Problem changing(SourcePath path) {
        return Problem.error("the file changes again and again while it is read", Location.file(path.value()))
                .hint("build again when whatever writes it has finished");
    }

    private Stable stable(SourcePath path, int most) {
        try {
            return StableRead.bytes(listing.path(path), most).orElseThrow(() -> new ProblemException(changing(path)));
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    private InputStream opened(SourcePath path) {
        try {
            if (held(path).isEmpty()) {
                snapshot.requireSame(path, settledStamp(path));
            }
            return unguarded(path);
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    private StableRead.Stamp settledStamp(SourcePath path) throws IOException {
        return StableRead.settledStamp(listing.path(path)).orElseThrow(() -> new ProblemException(changing(path)));
    }

    /** Reads what comes next; apart from the writing, so that a full disk is not taken for a bad source. */
    private static int some(SourcePath path, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    private static RuntimeException fault(SourcePath path, IOException e) {
        return e instanceof NoSuchFileException
                ? new SnapshotChanged(path)
                : new ProblemException(ReadFault.of(path.value(), e));
    }

    /** The bytes where they are in memory anyhow. */
    private Optional<byte[]> held(SourcePath path) {
        Optional<byte[]> pinned = snapshot.pinned(path);
        return pinned.isPresent() || listing.isOwn(path) ? pinned : theme.bytes(path);
    }
}
