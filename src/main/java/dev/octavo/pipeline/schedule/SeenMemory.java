package dev.octavo.pipeline.schedule;

import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.ArticleMemory;
import java.util.Optional;

/** A memory that is looked at, and left as it is. */
record SeenMemory(ArticleMemory memory) implements ArticleMemory {
    @Override
    public Optional<byte[]> find(SourcePath path) {
        return memory.find(path);
    }

    @Override
    public Optional<byte[]> document(SourcePath path) {
        return memory.document(path);
    }

    @Override
    public void keep(SourcePath path) {
        // It stays, as everything does.
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        // The next build reads it once more.
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        // As above.
    }
}
