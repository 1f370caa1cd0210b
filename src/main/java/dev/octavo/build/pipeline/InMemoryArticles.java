package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.lib.address.SourcePath;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** An article cache in memory on top of the last build's cache, to which nothing is written. */
public final class InMemoryArticles implements ArticleCache {
    private final ArticleCache before;
    private final Map<SourcePath, byte[]> read = new ConcurrentHashMap<>();
    private final Map<SourcePath, byte[]> documents = new ConcurrentHashMap<>();
    private final Map<SourcePath, byte[]> derived = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 8);

    /** Starts from the cache of the last build into {@code outFolder}. */
    public InMemoryArticles(Path outFolder, Path siteFolder) {
        this.before = BuildCache.lastArticles(outFolder, siteFolder);
    }

    @Override
    public Optional<byte[]> find(SourcePath path) {
        return Optional.ofNullable(read.get(path)).or(() -> before.find(path));
    }

    @Override
    public Optional<byte[]> document(SourcePath path) {
        return Optional.ofNullable(documents.get(path)).or(() -> before.document(path));
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        read.put(path, bytes);
    }

    @Override
    public Optional<byte[]> derived(SourcePath path) {
        return Optional.ofNullable(derived.get(path)).or(() -> before.derived(path));
    }

    @Override
    public void putDerived(SourcePath path, byte[] bytes) {
        derived.put(path, bytes);
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        byte[] old = documents.put(path, bytes);
        long free = room.addAndGet((old == null ? 0 : old.length) - bytes.length);
        if (free < 0 && documents.remove(path, bytes)) {
            room.addAndGet(bytes.length); // it is parsed again when its page is made
        }
    }
}
