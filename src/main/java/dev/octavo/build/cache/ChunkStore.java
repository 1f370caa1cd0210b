package dev.octavo.build.cache;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores chunks of bytes in a file because they would take too much memory. New chunks are appended; when more than
 * half of the file is unused, the used chunks move to a new file. It is a cache: a damaged chunk counts as missing, and
 * only {@link #save} reports disk errors. Safe to use from several threads.
 */
public final class ChunkStore implements AutoCloseable {
    private final Path file;
    private final boolean persistent;
    private final long appendStart; // where this build begins to write: 0 is a new file
    private final @Nullable AppendableFile before;
    private @Nullable AppendableFile next;
    private @Nullable IOException failure;
    private boolean saved;

    private ChunkStore(Path file, boolean persistent, long appendStart, @Nullable AppendableFile before) {
        this.file = file;
        this.persistent = persistent;
        this.appendStart = appendStart;
        this.before = before;
    }

    /**
     * The position of a chunk in its file.
     *
     * @param at the offset in bytes
     * @param checksum the hash of the bytes, which must match
     */
    public record Chunk(long at, int length, Hash checksum) {
        long end() {
            return at + length;
        }
    }

    /** Opens a store for this build only, whose file disappears when the build ends, even if it is killed. */
    public static ChunkStore temporary(Path file) {
        return new ChunkStore(file, false, 0, null);
    }

    /**
     * Opens {@code file} with the chunks of the last build.
     *
     * @param used how many bytes of it are still in use
     */
    public static ChunkStore open(Path file, long used) {
        try {
            Files.deleteIfExists(StoreWriter.part(file)); // a killed build left it
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                AppendableFile before = AppendableFile.open(file, StandardOpenOption.READ);
                return new ChunkStore(file, true, before.size() > 2 * used ? 0 : before.size(), before);
            }
        } catch (IOException unreadable) {
            // A new file is written, or save reports why not.
        }
        return new ChunkStore(file, true, 0, null);
    }

    /** Opens {@code file} for reading only: another build may be writing to it. */
    public static ChunkStore openReadOnly(Path file) {
        AppendableFile before = null;
        try {
            before = AppendableFile.open(file, StandardOpenOption.READ);
        } catch (IOException unreadable) {
            // No chunks are found.
        }
        ChunkStore readOnly = new ChunkStore(file, true, before == null ? 0 : before.size(), before);
        readOnly.failure = new IOException(file + " is only looked at");
        return readOnly;
    }

    /** Adds a chunk; returns empty if it cannot be written. */
    public Optional<Chunk> add(byte[] bytes) {
        try {
            return Optional.of(new Chunk(next().add(bytes), bytes.length, Hash.of(bytes)));
        } catch (IOException e) {
            fail(e);
            return Optional.empty();
        }
    }

    /** Keeps a chunk of the last build and returns its new position; empty if it is lost. */
    public Optional<Chunk> keep(Chunk chunk) {
        if (appendStart > 0) {
            return Optional.of(chunk).filter(there -> there.end() <= appendStart);
        }
        return bytes(before, chunk).flatMap(this::add);
    }

    /** Returns the bytes of a chunk that was added or kept; empty if they are damaged. */
    public Optional<byte[]> find(Chunk chunk) {
        return bytes(chunk.at() < appendStart ? before : newFile(), chunk);
    }

    private static Optional<byte[]> bytes(@Nullable AppendableFile from, Chunk chunk) {
        if (from == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(from.read(chunk.at(), chunk.length()))
                    .filter(bytes -> Hash.of(bytes).equals(chunk.checksum()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private synchronized @Nullable AppendableFile newFile() {
        return next;
    }

    private synchronized AppendableFile next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        AppendableFile open = next;
        if (open == null) {
            open = openNext();
            next = open;
        }
        return open;
    }

    private AppendableFile openNext() throws IOException {
        if (!persistent) {
            return AppendableFile.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        if (appendStart > 0) {
            return AppendableFile.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        return AppendableFile.open(
                StoreWriter.part(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private synchronized void fail(IOException e) {
        if (failure == null) {
            failure = e;
            discard(); // frees disk space for more important files
        }
    }

    /**
     * Makes the chunks that were added and kept available to the next build.
     *
     * @return what went wrong, in which case the next build finds none of the added chunks
     */
    public synchronized Optional<IOException> save() {
        try {
            if (persistent && failure == null) {
                finish();
                saved = true;
            }
        } catch (IOException e) {
            fail(e);
        }
        return persistent ? Optional.ofNullable(failure) : Optional.empty();
    }

    private void finish() throws IOException {
        if (next != null) {
            next.flush();
        }
        if (appendStart == 0) {
            close(before); // some systems neither replace nor delete a file that is open
            close(next);
            if (next != null) {
                AtomicFiles.move(StoreWriter.part(file), file);
            } else if (before != null) {
                Files.deleteIfExists(file); // nothing in it is used
            }
        }
    }

    /** Discards what was not saved. */
    @Override
    public synchronized void close() {
        if (!saved) {
            discard();
        }
        close(next);
        close(before);
    }

    private void discard() {
        try {
            if (next != null && appendStart > 0) {
                next.cut(appendStart);
            }
            close(next);
            if (next != null && appendStart == 0 && persistent) {
                Files.deleteIfExists(StoreWriter.part(file));
            }
        } catch (IOException stays) {
            // The next build overwrites it or moves to a new file.
        }
    }

    private static void close(@Nullable AppendableFile open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // Everything was written before.
        }
    }
}
