package dev.octavo.pipeline;

import dev.octavo.address.SourcePath;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import java.util.Optional;

/** Keeps what was read of articles in a store, under the names of their files. */
record StoredArticles(Store store) implements ArticleMemory {
    @Override
    public Optional<byte[]> find(SourcePath path) {
        return store.find(path.value());
    }

    @Override
    public void keep(SourcePath path) {
        store.keep(path.value());
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        store.put(path.value(), bytes);
    }
}
