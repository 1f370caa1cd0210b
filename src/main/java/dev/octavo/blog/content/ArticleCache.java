package dev.octavo.blog.content;

import dev.octavo.lib.address.SourcePath;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** Keeps what is known of articles from one build to the next. Safe to use from several threads. */
public interface ArticleCache {
    /** A cache that stores nothing. */
    ArticleCache NONE = new ArticleCache() {};

    /** What is known of the article at a path. */
    enum Part {
        /** What was read of it without an error. */
        READING,
        /** Its parsed text, for which there may be no space. */
        DOCUMENT,
        /** What was derived from its text. */
        DERIVED;

        private final String prefix = name().toLowerCase(Locale.ROOT) + ":";

        /** Returns the name of this part of the article at {@code path}. */
        public String of(SourcePath path) {
            return prefix + path;
        }
    }

    /** Returns what this build or the last one has put; callers check what it was made from. */
    default Optional<byte[]> find(Part part, SourcePath path) {
        return Optional.empty();
    }

    /** Called when an article has to be parsed, since this cache does not have it as it is now. */
    default void missed() {}

    /** Keeps what the last build has put, for the next; what is neither kept nor put is dropped. */
    default void keep(Part part, SourcePath path) {}

    default void put(Part part, SourcePath path, byte[] bytes) {}

    /** Allocates a temporary buffer of that many bytes, on disk if possible; it lasts until the program ends. */
    default ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes);
    }
}
