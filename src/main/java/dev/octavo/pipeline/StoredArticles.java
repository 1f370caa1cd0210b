package dev.octavo.pipeline;

import dev.octavo.address.SourcePath;
import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.cache.Piece;
import dev.octavo.cache.Pieces;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Keeps what was read of articles in a store, under the names of their files, each behind the place of its document. The
 * documents are pieces of another file.
 */
final class StoredArticles implements ArticleMemory, AutoCloseable {
    private static final String USED = ""; // no file has this name

    private final Store store;
    private final Pieces documents;
    private final Map<SourcePath, Piece> now = new ConcurrentHashMap<>();

    StoredArticles(Store store, Pieces documents) {
        this.store = store;
        this.documents = documents;
    }

    /** Whether there was no build before this one. */
    boolean isEmpty() {
        return store.find(USED).isEmpty();
    }

    /** How many bytes the documents took that the last build referred to. */
    static long used(Store store) {
        return store.find(USED).map(bytes -> new BinaryReader(bytes).number()).orElse(0L);
    }

    /** An article's value in the store. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    private record Entry(Optional<Piece> document, byte[] rest) {
        static Entry decoded(byte[] bytes) {
            BinaryReader in = new BinaryReader(bytes);
            return new Entry(in.optional(() -> Piece.read(in)), in.rest());
        }

        byte[] encoded() {
            BinaryWriter out = new BinaryWriter();
            out.optional(document, piece -> piece.write(out));
            out.rest(rest);
            return out.bytes();
        }
    }

    private Optional<Entry> stored(SourcePath path) {
        return store.find(path.value()).map(Entry::decoded);
    }

    @Override
    public Optional<byte[]> find(SourcePath path) {
        return stored(path).map(Entry::rest);
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
                store.put(path.value(), new Entry(document, stored.get().rest()).encoded());
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
        store.put(path.value(), new Entry(Optional.ofNullable(now.get(path)), bytes).encoded());
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        documents.add(bytes).ifPresentOrElse(piece -> now.put(path, piece), () -> now.remove(path));
    }

    /** Writes all of it for the next build, and says what went wrong. */
    Stream<IOException> save() {
        // First what the other refers to.
        Optional<IOException> ofDocuments = documents.save();
        long used = now.values().stream().mapToLong(Piece::length).sum();
        if (used == used(store)) {
            store.keep(USED);
        } else {
            BinaryWriter out = new BinaryWriter();
            out.number(used);
            store.put(USED, out.bytes());
        }
        return Stream.of(ofDocuments, store.save()).flatMap(Optional::stream);
    }

    @Override
    public void close() {
        documents.close();
        store.close();
    }
}
