package dev.octavo.content.memory;

import dev.octavo.address.SourcePath;
import java.util.Optional;

/** Where what was read of articles lies from one build to the next. Safe to use from several threads. */
public interface ArticleMemory {
    /** Remembers nothing. */
    ArticleMemory NONE = new ArticleMemory() {
        @Override
        public Optional<byte[]> find(SourcePath path) {
            return Optional.empty();
        }

        @Override
        public void keep(SourcePath path) {}

        @Override
        public void put(SourcePath path, byte[] bytes) {}
    };

    /** What the last build put there for {@code path}. */
    Optional<byte[]> find(SourcePath path);

    /** Lets it stay; what is neither kept nor put is forgotten. */
    void keep(SourcePath path);

    void put(SourcePath path, byte[] bytes);
}
