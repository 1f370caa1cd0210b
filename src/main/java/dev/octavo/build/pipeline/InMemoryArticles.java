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
    private final Map<String, byte[]> read = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 8); // for documents

    /** Starts from the cache of the last build into {@code outFolder}. */
    public InMemoryArticles(Path outFolder, Path siteFolder) {
        this.before = BuildCache.lastArticles(outFolder, siteFolder);
    }

    @Override
    public Optional<byte[]> find(Part part, SourcePath path) {
        return Optional.ofNullable(read.get(part.of(path))).or(() -> before.find(part, path));
    }

    @Override
    public void put(Part part, SourcePath path, byte[] bytes) {
        byte[] old = read.put(part.of(path), bytes);
        if (part == Part.DOCUMENT) {
            long free = room.addAndGet((old == null ? 0 : old.length) - bytes.length);
            if (free < 0 && read.remove(part.of(path), bytes)) {
                room.addAndGet(bytes.length); // it is parsed again when its page is made
            }
        }
    }
}
