package dev.octavo.build.cache;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.build.cache.Index.Place;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Named values in a file, for this build and the next one. New values are appended, so that an edit of a large site writes
 * little; when more than half of the file is unused, what is used moves to a new one. Values that are neither kept nor put
 * are dropped. It is a cache: what is damaged, or of another program, counts as missing, and only {@link #save} reports
 * disk errors. Safe to use from several threads.
 *
 * <p>The file begins with {@link #MAGIC}, a key, and the places of two indexes, the newest of which counts. A build writes
 * its values, then an index, and then its place over that of the older one, so that a build which is killed leaves what was
 * there, and one that only reads is not disturbed.
 */
public final class Store implements AutoCloseable {
    private static final long MAGIC = 0x4f63_7461_766f_0002L; // "Octavo", version 2
    private static final int PLACES = 3 * Long.BYTES;
    private static final int HEAD = PLACES + 2 * Place.BYTES;

    private final Path file;
    private final Use use;
    private final Hash key;
    private final Before before;
    private final boolean appends; // or writes a new file
    private final Index next = new Index();
    private @Nullable AppendableFile added;
    private @Nullable IOException failure;
    private boolean saved;

    private Store(Path file, Use use, Hash key, Before before) {
        this.file = file;
        this.use = use;
        this.key = key;
        this.before = before;
        this.appends = use == Use.UPDATING
                && before.file() != null
                && 2 * before.used() > before.place().end();
    }

    private enum Use {
        READING,
        UPDATING,
        TEMPORARY
    }

    /**
     * What the last build left.
     *
     * @param which of the two places of indexes counts, 0 or 1
     * @param place of the index; what lies behind is of a build that was killed
     */
    private record Before(@Nullable AppendableFile file, Index index, int which, Place place) {
        static final Before NOTHING = new Before(null, new Index(), 0, Place.NOWHERE);

        /** Opens {@code path}; {@link #NOTHING} if it is missing, has another key, or no complete index. */
        static Before read(Path path, Hash key) throws IOException {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                return NOTHING;
            }
            AppendableFile file = AppendableFile.open(path, 0, StandardOpenOption.READ);
            try {
                Before read = read(file, key);
                if (read.file() == null) {
                    file.close();
                }
                return read;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        }

        private static Before read(AppendableFile file, Hash key) throws IOException {
            ByteBuffer head = ByteBuffer.wrap(file.read(0, HEAD));
            if (head.remaining() == HEAD
                    && head.getLong() == MAGIC
                    && new Hash(head.getLong(), head.getLong()).equals(key)) {
                Place[] places = {Place.read(head), Place.read(head)};
                int newest = places[0].at() > places[1].at() ? 0 : 1;
                for (int which : new int[] {newest, 1 - newest}) {
                    Place place = places[which];
                    Optional<byte[]> index = place.at() < HEAD ? Optional.empty() : file.read(place);
                    if (index.isPresent()) {
                        return new Before(file, Index.of(index.get()), which, place);
                    }
                }
            }
            return NOTHING;
        }

        /** The bytes of its file that are in use. */
        long used() {
            long used = (long) HEAD + place.length();
            for (int entry = 0; entry < index.end(); entry = index.after(entry)) {
                used += index.place(entry).length();
            }
            return used;
        }
    }

    /**
     * Opens the store in {@code file} for a build that updates it.
     *
     * @param key a hash of what all values depend on: a store with another key counts as empty
     * @param forgotten whether it starts empty in any case
     */
    public static Store open(Path file, Hash key, boolean forgotten) {
        try {
            Files.deleteIfExists(part(file)); // a killed build left it
            return new Store(file, Use.UPDATING, key, forgotten ? Before.NOTHING : Before.read(file, key));
        } catch (IOException unreadable) {
            return new Store(file, Use.UPDATING, key, Before.NOTHING); // a new file is written, or save reports why not
        }
    }

    /** Opens a store for this build only, whose file disappears when the build ends, even if it is killed. */
    public static Store temporary(Path file) {
        return new Store(file, Use.TEMPORARY, Hash.of(new byte[0]), Before.NOTHING);
    }

    /**
     * Opens the store in {@code file} for reading only: another build may be writing to it.
     *
     * @return empty if there is none with that key
     */
    public static Optional<Store> openReadOnly(Path file, Hash key) throws IOException {
        Before before = Before.read(file, key);
        return before.file() == null ? Optional.empty() : Optional.of(new Store(file, Use.READING, key, before));
    }

    /** Returns a store that holds nothing and takes nothing. */
    public static Store empty() {
        return new Store(Path.of(""), Use.READING, Hash.of(new byte[0]), Before.NOTHING);
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Returns the names of the values that the last build left. */
    public Stream<String> names() {
        Index index = before.index();
        return IntStream.iterate(0, entry -> entry < index.end(), index::after).mapToObj(index::name);
    }

    /** Returns the value that this build has put, or else that of the last one; empty if it is damaged. */
    public Optional<byte[]> find(String name) {
        Optional<Place> place;
        AppendableFile from;
        synchronized (this) {
            place = next.find(name);
            from = place.isPresent() ? added : before.file();
            place = place.or(() -> before.index().find(name));
        }
        try {
            return place.isPresent() && from != null ? from.read(place.get()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Keeps the last build's value for the next. */
    public synchronized void keep(String name) {
        before.index().keep(name);
    }

    public void put(String name, byte[] value) {
        if (use == Use.READING) {
            return;
        }
        Hash checksum = Hash.of(value);
        synchronized (this) {
            try {
                if (failure == null) {
                    next.put(name, added().add(value, checksum));
                }
            } catch (IOException e) {
                fail(e);
            }
        }
    }

    private AppendableFile added() throws IOException {
        AppendableFile open = added;
        if (open == null) {
            open = openAdded();
            added = open;
        }
        return open;
    }

    private AppendableFile openAdded() throws IOException {
        if (use == Use.TEMPORARY) {
            return AppendableFile.open(
                    file,
                    0,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        if (appends) {
            return AppendableFile.open(file, before.place().end(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
        AppendableFile part = AppendableFile.open(
                part(file),
                HEAD,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        ByteBuffer head =
                ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(key.high()).putLong(key.low());
        Place.NOWHERE.write(head);
        Place.NOWHERE.write(head);
        part.overwrite(0, head.flip());
        return part;
    }

    private void fail(IOException e) {
        failure = e;
        discard(); // frees disk space for more important files
    }

    /**
     * Makes the kept and new values available to the next build, unless nothing has changed.
     *
     * @return what went wrong, in which case the next build finds what the last one left
     */
    public synchronized Optional<IOException> save() {
        if (use != Use.UPDATING) {
            return Optional.empty();
        }
        boolean changed = next.count() > 0 || !before.index().isAllKept();
        try {
            if (failure == null && changed) {
                write(added());
                saved = true;
            }
        } catch (IOException e) {
            fail(e);
        }
        return Optional.ofNullable(failure);
    }

    private void write(AppendableFile out) throws IOException {
        addKept(out);
        byte[] index = next.bytes();
        Place place = out.add(index, Hash.of(index));
        out.flush();
        int which = appends ? 1 - before.which() : 0;
        ByteBuffer bytes = ByteBuffer.allocate(Place.BYTES);
        place.write(bytes);
        out.overwrite(PLACES + (long) which * Place.BYTES, bytes.flip());
        if (!appends) {
            close(before.file()); // some systems do not replace a file that is open
            close(out);
            AtomicFiles.move(part(file), file);
        }
    }

    /** Adds the kept values to the new index, and to a new file. */
    private void addKept(AppendableFile out) throws IOException {
        Index index = before.index();
        AppendableFile old = before.file();
        for (int entry = 0; old != null && entry < index.end(); entry = index.after(entry)) {
            String name = index.name(entry);
            if (!index.isKept(entry) || next.find(name).isPresent()) {
                continue;
            }
            Place place = index.place(entry);
            if (appends) {
                next.put(name, place);
            } else {
                Optional<byte[]> value = old.read(place);
                if (value.isPresent()) {
                    next.put(name, out.add(value.get(), place.checksum()));
                }
            }
        }
    }

    /** Discards what was not saved. */
    @Override
    public synchronized void close() {
        if (!saved) {
            discard();
        }
        close(added);
        close(before.file());
    }

    private void discard() {
        try {
            if (added != null && appends) {
                added.cut(before.place().end());
            }
            close(added);
            if (added != null && !appends && use == Use.UPDATING) {
                Files.deleteIfExists(part(file));
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
