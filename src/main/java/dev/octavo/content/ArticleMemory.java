package dev.octavo.content;

import dev.octavo.address.SourcePath;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Keeps what was read of articles from one build to the next, and their documents, which are large, until their pages
 * are made. Safe to use from several threads.
 */
public interface ArticleMemory {
    /** Remembers nothing. */
    ArticleMemory NONE = new ArticleMemory() {};

    /** What the last build put there for {@code path}. */
    default Optional<byte[]> find(SourcePath path) {
        return Optional.empty();
    }

    /** The document that this build put there for {@code path}, else the last one; it says itself from what it is. */
    default Optional<byte[]> document(SourcePath path) {
        return Optional.empty();
    }

    /** Lets what the last build put there stay, with the document; what is neither kept nor put is forgotten. */
    default void keep(SourcePath path) {}

    /** Puts something for {@code path} there, with the document that was put there, found or kept before. */
    default void put(SourcePath path, byte[] bytes) {}

    /** What was derived from the text of {@code path}, in this build or the last one; it says itself from what it is. */
    default Optional<byte[]> derived(SourcePath path) {
        return Optional.empty();
    }

    /** Lets what the last build derived stay. */
    default void keepDerived(SourcePath path) {}

    /** Puts it there for the next build. */
    default void putDerived(SourcePath path, byte[] bytes) {}

    /** Puts a document there, if there is room; a later build finds it after {@link #put} or {@link #keep}. */
    default void putDocument(SourcePath path, byte[] bytes) {}

    /** A buffer of so many bytes, on disk where that is possible, for what is put aside as long as the program runs. */
    default ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes);
    }
}
