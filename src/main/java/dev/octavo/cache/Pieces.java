package dev.octavo.cache;

import dev.octavo.hash.Hash;
import dev.octavo.project.Replacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes in a file because they are too many for memory. New pieces are added at its end; when more than half of
 * the file is unused, the used pieces move to a new file. It is a cache: a damaged piece counts as missing, and only
 * {@link #save} reports errors of the disk. Safe to use from several threads.
 */
public final class Pieces implements AutoCloseable {
    private final Path file;
    private final boolean lasting;
    private final long begin; // where this build begins to write: 0 is a new file
    private final @Nullable GrowingFile before;
    private @Nullable GrowingFile next;
    private @Nullable IOException failure;
    private boolean saved;

    private Pieces(Path file, boolean lasting, long begin, @Nullable GrowingFile before) {
        this.file = file;
        this.lasting = lasting;
        this.begin = begin;
        this.before = before;
    }

    /**
     * Where some bytes lie in a file of pieces.
     *
     * @param at from which byte on
     * @param sum the hash of these bytes: other bytes that lie there are not the piece
     */
    public record Piece(long at, int length, Hash sum) {
        long end() {
            return at + length;
        }
    }

    /** In a file for this build alone, which is gone when the build ends, however it ends. */
    public static Pieces passing(Path file) {
        return new Pieces(file, false, 0, null);
    }

    /**
     * In {@code file}, with those of the last build.
     *
     * @param used how many bytes of it are of use
     */
    public static Pieces open(Path file, long used) {
        try {
            Files.deleteIfExists(NewFile.part(file)); // a killed build left it
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                GrowingFile before = GrowingFile.open(file, StandardOpenOption.READ);
                return new Pieces(file, true, before.size() > 2 * used ? 0 : before.size(), before);
            }
        } catch (IOException unreadable) {
            // A new one is written, or save says why not.
        }
        return new Pieces(file, true, 0, null);
    }

    /** Looks at those of the last build in {@code file}, and adds none: another build may be writing there. */
    public static Pieces look(Path file) {
        GrowingFile before = null;
        try {
            before = GrowingFile.open(file, StandardOpenOption.READ);
        } catch (IOException unreadable) {
            // None is found.
        }
        Pieces looked = new Pieces(file, true, before == null ? 0 : before.size(), before);
        looked.failure = new IOException(file + " is only looked at");
        return looked;
    }

    /** Adds a piece, to be found from now on; absent where the disk does not take it. */
    public Optional<Piece> add(byte[] bytes) {
        try {
            return Optional.of(new Piece(next().add(bytes), bytes.length, Hash.of(bytes)));
        } catch (IOException e) {
            fail(e);
            return Optional.empty();
        }
    }

    /** Where a piece of the last build lies from now on; absent where it is seen to be lost. */
    public Optional<Piece> stay(Piece piece) {
        if (begin > 0) {
            return Optional.of(piece).filter(there -> there.end() <= begin);
        }
        return bytes(before, piece).flatMap(this::add);
    }

    /** The bytes of a piece that was added or stays; absent where they are not what they were. */
    public Optional<byte[]> find(Piece piece) {
        return bytes(piece.at() < begin ? before : written(), piece);
    }

    private static Optional<byte[]> bytes(@Nullable GrowingFile from, Piece piece) {
        if (from == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(from.read(piece.at(), piece.length()))
                    .filter(bytes -> Hash.of(bytes).equals(piece.sum()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private synchronized @Nullable GrowingFile written() {
        return next;
    }

    private synchronized GrowingFile next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        GrowingFile open = next;
        if (open == null) {
            open = opened();
            next = open;
        }
        return open;
    }

    private GrowingFile opened() throws IOException {
        if (!lasting) {
            return GrowingFile.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        if (begin > 0) {
            return GrowingFile.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        return GrowingFile.open(
                NewFile.part(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private synchronized void fail(IOException e) {
        if (failure == null) {
            failure = e;
            giveUp(); // so that what is more important has the room on the disk
        }
    }

    /**
     * Lets the next build find what was added and stays.
     *
     * @return what went wrong; nothing that was added is found then
     */
    public synchronized Optional<IOException> save() {
        try {
            if (lasting && failure == null) {
                finish();
                saved = true;
            }
        } catch (IOException e) {
            fail(e);
        }
        return lasting ? Optional.ofNullable(failure) : Optional.empty();
    }

    private void finish() throws IOException {
        if (next != null) {
            next.flush();
        }
        if (begin == 0) {
            close(before); // some systems neither replace nor delete a file that is open
            close(next);
            if (next != null) {
                Replacing.move(NewFile.part(file), file);
            } else if (before != null) {
                Files.deleteIfExists(file); // all of it was of no use
            }
        }
    }

    /** Gives up what was not saved. */
    @Override
    public synchronized void close() {
        if (!saved) {
            giveUp();
        }
        close(next);
        close(before);
    }

    private void giveUp() {
        try {
            if (next != null && begin > 0) {
                next.cut(begin);
            }
            close(next);
            if (next != null && begin == 0 && lasting) {
                Files.deleteIfExists(NewFile.part(file));
            }
        } catch (IOException stays) {
            // It is of no use to the next build, which overwrites it or moves to a new file.
        }
    }

    private static void close(@Nullable GrowingFile open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // What was to be written was written before.
        }
    }
}
