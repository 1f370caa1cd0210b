package dev.octavo.cache;

import dev.octavo.hash.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Named values in a file, for the next build. Values that are neither kept nor put are dropped. It is a cache: a
 * damaged file, or one of another program, counts as empty, and only {@link #save} reports errors of the disk. Safe to
 * use from several threads.
 */
public final class Store implements AutoCloseable {
    private final Optional<Path> file;
    private final Hash key;
    private final StoredEntries before;
    private final boolean[] kept;
    private @Nullable NewFile next;
    private @Nullable IOException failure;
    private boolean saved;

    private Store(Optional<Path> file, Hash key, StoredEntries before) {
        this.file = file;
        this.key = key;
        this.before = before;
        this.kept = new boolean[before.slots()];
    }

    /** A store that finds nothing and starts {@code file} over. */
    public static Store empty(Optional<Path> file, Hash key) {
        return new Store(file, key, StoredEntries.NONE);
    }

    /**
     * Opens the store in {@code file}; where there is no place for one, it finds nothing and saves nothing.
     *
     * @param key of what all values depend on: what was stored under another one is not found
     */
    public static Store open(Optional<Path> file, Hash key) {
        if (file.isEmpty()) {
            return empty(file, key);
        }
        try {
            Files.deleteIfExists(NewFile.part(file.get())); // a killed build left it
            return new Store(file, key, StoredEntries.read(file.get(), key));
        } catch (IOException unreadable) {
            return empty(file, key); // a new one is written, or save says why not
        }
    }

    /**
     * Looks into the store in {@code file} and leaves it alone: another build may be writing to it.
     *
     * @return nothing where no store of that key lies there whole
     */
    public static Optional<Store> look(Path file, Hash key) throws IOException {
        StoredEntries entries = StoredEntries.read(file, key);
        return entries == StoredEntries.NONE
                ? Optional.empty()
                : Optional.of(new Store(Optional.empty(), key, entries));
    }

    /** All names that are found. */
    public Stream<String> names() {
        return IntStream.range(0, kept.length)
                .filter(slot -> !before.isFree(slot))
                .mapToObj(before::nameIn);
    }

    public Optional<byte[]> find(String name) {
        int slot = before.slot(bytes(name));
        return before.isFree(slot) ? Optional.empty() : Optional.of(before.value(slot));
    }

    /** Lets the value of {@code name} stay as it is. */
    public void keep(String name) {
        kept[before.slot(bytes(name))] = true;
    }

    public void put(String name, byte[] value) {
        if (file.isPresent()) {
            kept[before.slot(bytes(name))] = false;
            write(out -> out.add(bytes(name), value));
        }
    }

    /**
     * Makes what was kept and put the content of the file, which is not touched where it is that already.
     *
     * @return what went wrong; the file is as it was then
     */
    public synchronized Optional<IOException> save() {
        if (file.isPresent() && !isUnchanged()) {
            write(out -> {
                for (int slot = 0; slot < kept.length; slot++) {
                    if (kept[slot] && !before.isFree(slot)) {
                        out.addWhole(before.whole(slot));
                    }
                }
                out.finish();
                saved = true;
            });
        }
        return Optional.ofNullable(failure);
    }

    private boolean isUnchanged() {
        return next == null
                && failure == null
                && IntStream.range(0, kept.length).allMatch(slot -> kept[slot] || before.isFree(slot));
    }

    private synchronized void write(IOConsumer<NewFile> addition) {
        if (failure != null) {
            return;
        }
        try {
            NewFile open = next;
            if (open == null) {
                open = NewFile.begin(file.orElseThrow(), key);
                next = open;
            }
            addition.accept(open);
        } catch (IOException e) {
            failure = e;
            if (next != null) {
                next.abandon();
            }
        }
    }

    /** Gives up what was not saved. */
    @Override
    public synchronized void close() {
        if (next != null && !saved) {
            next.abandon();
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
