package dev.octavo.build.cache;

import dev.octavo.lib.hash.Hash;
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
 * damaged file, or one of another program, counts as empty, and only {@link #save} reports disk errors. Safe to use
 * from several threads.
 */
public final class KeyValueStore implements AutoCloseable {
    private final Optional<Path> file;
    private final Hash key;
    private final StoredEntries before;
    private final boolean[] kept;
    private @Nullable StoreWriter next;
    private @Nullable IOException failure;
    private boolean saved;

    private KeyValueStore(Optional<Path> file, Hash key, StoredEntries before) {
        this.file = file;
        this.key = key;
        this.before = before;
        this.kept = new boolean[before.slots()];
    }

    /** Returns an empty store that will overwrite {@code file}. */
    public static KeyValueStore empty(Optional<Path> file, Hash key) {
        return new KeyValueStore(file, key, StoredEntries.NONE);
    }

    /**
     * Opens the store in {@code file}; without a file, it is empty and saves nothing.
     *
     * @param key a hash of what all values depend on: a store with another key counts as empty
     */
    public static KeyValueStore open(Optional<Path> file, Hash key) {
        if (file.isEmpty()) {
            return empty(file, key);
        }
        try {
            Files.deleteIfExists(StoreWriter.part(file.get())); // a killed build left it
            return new KeyValueStore(file, key, StoredEntries.read(file.get(), key));
        } catch (IOException unreadable) {
            return empty(file, key); // a new file is written, or save reports why not
        }
    }

    /**
     * Opens the store in {@code file} for reading only: another build may be writing to it.
     *
     * @return empty if there is no complete store with that key
     */
    public static Optional<KeyValueStore> openReadOnly(Path file, Hash key) throws IOException {
        StoredEntries entries = StoredEntries.read(file, key);
        return entries == StoredEntries.NONE
                ? Optional.empty()
                : Optional.of(new KeyValueStore(Optional.empty(), key, entries));
    }

    public Stream<String> names() {
        return IntStream.range(0, kept.length)
                .filter(slot -> !before.isFree(slot))
                .mapToObj(before::nameIn);
    }

    public Optional<byte[]> find(String name) {
        int slot = before.slot(bytes(name));
        return before.isFree(slot) ? Optional.empty() : Optional.of(before.value(slot));
    }

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
     * Writes the kept and new values to the file, unless nothing has changed.
     *
     * @return what went wrong, in which case the file is as it was
     */
    public synchronized Optional<IOException> save() {
        if (file.isPresent() && !isUnchanged()) {
            write(out -> {
                for (int slot = 0; slot < kept.length; slot++) {
                    if (kept[slot] && !before.isFree(slot)) {
                        out.addEncoded(before.encoded(slot));
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

    private synchronized void write(IOConsumer<StoreWriter> addition) {
        if (failure != null) {
            return;
        }
        try {
            StoreWriter open = next;
            if (open == null) {
                open = StoreWriter.open(file.orElseThrow(), key);
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

    /** Discards what was not saved. */
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
