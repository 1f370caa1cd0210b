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
 */
record StoredArticles(Store store, IntFunction<ByteBuffer> aside) implements ArticleCache {
    private static final String ARTICLE = "article:";
    private static final String DOCUMENT = "document:";
    private static final String DERIVED = "derived:";

    @Override
    public Optional<byte[]> find(SourcePath path) {
        return store.find(ARTICLE + path);
    }

    @Override
    public Optional<byte[]> document(SourcePath path) {
        store.keep(DOCUMENT + path);
        return store.find(DOCUMENT + path);
    }

    @Override
    public void keep(SourcePath path) {
        store.keep(ARTICLE + path);
        store.keep(DOCUMENT + path);
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        store.put(ARTICLE + path, bytes);
    }

    @Override
    public Optional<byte[]> derived(SourcePath path) {
        return store.find(DERIVED + path);
    }

    @Override
    public void keepDerived(SourcePath path) {
        store.keep(DERIVED + path);
    }

    @Override
    public void putDerived(SourcePath path, byte[] bytes) {
        store.put(DERIVED + path, bytes);
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        store.put(DOCUMENT + path, bytes);
    }

    @Override
    public ByteBuffer allocate(int bytes) {
        return aside.apply(bytes);
    }
}
