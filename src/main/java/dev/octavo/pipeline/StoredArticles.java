package dev.octavo.pipeline;

import dev.octavo.address.SourcePath;
import dev.octavo.cache.Pieces;
import dev.octavo.cache.Pieces.Piece;
import dev.octavo.cache.Store;
import dev.octavo.content.ArticleCache;
import dev.octavo.plain.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Keeps what was read of articles in a store, under the names of their files, each behind the place of its document. The
 * documents are pieces of another file.
 */
final class StoredArticles implements ArticleCache, AutoCloseable {
    private static final String USED = ""; // no file has this name

    private final Store store;
    private final Pieces documents;
    private final Store derived;
    private final IntFunction<ByteBuffer> aside;
    private final Map<SourcePath, Piece> now = new ConcurrentHashMap<>();

    StoredArticles(Store store, Pieces documents, Store derived, IntFunction<ByteBuffer> aside) {
        this.store = store;
        this.documents = documents;
        this.derived = derived;
        this.aside = aside;
    }

    /** Whether there was no build before this one. */
    boolean isEmpty() {
        return store.find(USED).isEmpty();
    }

    /** How many bytes the documents took that the last build referred to. */
    static long used(Store store) {
        return store.find(USED).map(Used.CODEC::decoded).map(Used::bytes).orElse(0L);
    }

    /** An article's value in the store. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    private record Entry(Optional<Piece> document, byte[] article) {
        static final RecordCodec<Entry> CODEC = RecordCodec.of(Entry.class);
    }

    /** How many bytes the documents take that are referred to. */
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
        Piece known = now.get(path);
        Optional<Piece> piece =
                known == null ? stored(path).flatMap(entry -> staying(path, entry)) : Optional.of(known);
        return piece.flatMap(documents::find);
    }

    @Override
    public void keep(SourcePath path) {
        Optional<Entry> stored = stored(path);
        if (stored.isPresent()) {
            Optional<Piece> document = staying(path, stored.get());
            if (document.equals(stored.get().document())) {
                store.keep(path.value());
            } else {
                put(path, document, stored.get().article());
            }
        }
    }

    /** Where the document of {@code path} is in this build. */
    private Optional<Piece> staying(SourcePath path, Entry entry) {
        Piece known = now.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Piece> stays = entry.document().flatMap(documents::stay);
        stays.ifPresent(piece -> now.put(path, piece));
        return stays;
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        put(path, Optional.ofNullable(now.get(path)), bytes);
    }

    private void put(SourcePath path, Optional<Piece> document, byte[] article) {
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
        documents.add(bytes).ifPresentOrElse(piece -> now.put(path, piece), () -> now.remove(path));
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return aside.apply(bytes);
    }

    /** Writes all of it for the next build, and says what went wrong. */
    Stream<IOException> save() {
        // First what the other refers to.
        Optional<IOException> ofDocuments = documents.save();
        long used = now.values().stream().mapToLong(Piece::length).sum();
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
