package dev.octavo.blog.content;

import dev.octavo.lib.address.SourcePath;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Keeps articles, their parsed documents, and data derived from them, from one build to the next. Safe to use from
 * several threads.
 */
public interface ArticleCache {
    /** A cache that stores nothing. */
    ArticleCache NONE = new ArticleCache() {};

    /** Returns the article that the last build stored for {@code path}. */
    default Optional<byte[]> find(SourcePath path) {
        return Optional.empty();
    }

    /** Returns the document stored for {@code path}, by this build or the last; callers check its origin. */
    default Optional<byte[]> document(SourcePath path) {
        return Optional.empty();
    }

    /** Keeps the last build's article and document for the next; what is neither kept nor put is dropped. */
    default void keep(SourcePath path) {}

    /** Stores an article, with the document that was put, found or kept before. */
    default void put(SourcePath path, byte[] bytes) {}

    /** Returns what this build or the last one derived from the text of {@code path}; callers check its origin. */
    default Optional<byte[]> derived(SourcePath path) {
        return Optional.empty();
    }

    /** Keeps what the last build derived for the next. */
    default void keepDerived(SourcePath path) {}

    /** Stores derived bytes for the next build. */
    default void putDerived(SourcePath path, byte[] bytes) {}

    /** Stores a document if there is space; a later build finds it only after {@link #put} or {@link #keep}. */
    default void putDocument(SourcePath path, byte[] bytes) {}

    /** Allocates a temporary buffer of that many bytes, on disk if possible; it lasts until the program ends. */
    default ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes);
    }
}
