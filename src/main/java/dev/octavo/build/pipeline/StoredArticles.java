package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.build.cache.ChunkStore;
import dev.octavo.build.cache.ChunkStore.Chunk;
import dev.octavo.build.cache.KeyValueStore;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.plain.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Stores articles by path, each with the position of its parsed document, which is a chunk of another file. */
final class StoredArticles implements ArticleCache, AutoCloseable {
    private static final String USED = ""; // no file has this name

    private final KeyValueStore store;
    private final ChunkStore documents;
    private final KeyValueStore derived;
    private final IntFunction<ByteBuffer> aside;
    private final Map<SourcePath, Chunk> now = new ConcurrentHashMap<>();

    StoredArticles(KeyValueStore store, ChunkStore documents, KeyValueStore derived, IntFunction<ByteBuffer> aside) {
        this.store = store;
        this.documents = documents;
        this.derived = derived;
        this.aside = aside;
    }

    /** Returns whether there is nothing from an earlier build. */
    boolean isEmpty() {
        return store.find(USED).isEmpty();
    }

    /** Returns how many bytes of documents the last build used. */
    static long used(KeyValueStore store) {
        return store.find(USED).map(Used.CODEC::decoded).map(Used::bytes).orElse(0L);
    }

    /** An article's value in the store. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    private record Entry(Optional<Chunk> document, byte[] article) {
        static final RecordCodec<Entry> CODEC = RecordCodec.of(Entry.class);
    }

    /** How many bytes of documents are in use. */
    private record Used(long bytes) {
        static final RecordCodec<Used> CODEC = RecordCodec.of(Used.class);
    }

    private Optional<Entry> stored(SourcePath path) {
        return store.find(path.value()).map(Entry.CODEC::decoded);
    }

    @Override
    public Optional<byte[]> find(SourcePath path) {
        return stored(path).map(Entry::article);
    }

    @Override
    public Optional<byte[]> document(SourcePath path) {
        Chunk known = now.get(path);
        Optional<Chunk> chunk =
                known == null ? stored(path).flatMap(entry -> keptDocument(path, entry)) : Optional.of(known);
        return chunk.flatMap(documents::find);
    }

    @Override
    public void keep(SourcePath path) {
        Optional<Entry> stored = stored(path);
        if (stored.isPresent()) {
            Optional<Chunk> document = keptDocument(path, stored.get());
            if (document.equals(stored.get().document())) {
                store.keep(path.value());
            } else {
                put(path, document, stored.get().article());
            }
        }
    }

    /** Returns the position of the document of {@code path} in this build's file. */
    private Optional<Chunk> keptDocument(SourcePath path, Entry entry) {
        Chunk known = now.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Chunk> kept = entry.document().flatMap(documents::keep);
        kept.ifPresent(chunk -> now.put(path, chunk));
        return kept;
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        put(path, Optional.ofNullable(now.get(path)), bytes);
    }

    private void put(SourcePath path, Optional<Chunk> document, byte[] article) {
        store.put(path.value(), Entry.CODEC.encoded(new Entry(document, article)));
    }

    @Override
    public Optional<byte[]> derived(SourcePath path) {
        return derived.find(path.value());
    }

    @Override
    public void keepDerived(SourcePath path) {
        derived.keep(path.value());
    }

    @Override
    public void putDerived(SourcePath path, byte[] bytes) {
        derived.put(path.value(), bytes);
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        documents.add(bytes).ifPresentOrElse(chunk -> now.put(path, chunk), () -> now.remove(path));
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return aside.apply(bytes);
    }

    /** Saves everything for the next build, and returns what went wrong. */
    Stream<IOException> save() {
        // Documents first, since the store refers to them.
        Optional<IOException> ofDocuments = documents.save();
        long used = now.values().stream().mapToLong(Chunk::length).sum();
        if (used == used(store)) {
            store.keep(USED);
        } else {
            store.put(USED, Used.CODEC.encoded(new Used(used)));
        }
        return Stream.of(ofDocuments, store.save(), derived.save()).flatMap(Optional::stream);
    }

    @Override
    public void close() {
        documents.close();
        store.close();
        derived.close();
    }
}
