package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.build.cache.Store;
import dev.octavo.lib.address.SourcePath;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The articles in a store.
 *
 * @param aside allocates temporary buffers
 * @param onMiss is run for an article that has to be parsed
 */
record StoredArticles(Store store, IntFunction<ByteBuffer> aside, Runnable onMiss) implements ArticleCache {
    @Override
    public Optional<byte[]> find(Part part, SourcePath path) {
        return store.find(part.of(path));
    }

    @Override
    public void missed() {
        onMiss.run();
    }

    @Override
    public void keep(Part part, SourcePath path) {
        store.keep(part.of(path));
    }

    @Override
    public void put(Part part, SourcePath path, byte[] bytes) {
        store.put(part.of(path), bytes);
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return aside.apply(bytes);
    }
}
