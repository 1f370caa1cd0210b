package dev.octavo.pipeline.preview;

import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.pipeline.LastBuild;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What was read of articles, as long as the preview runs, and what the last build remembered of them. */
final class ResidentMemory implements ArticleMemory {
    private final ArticleMemory before;
    private final Map<SourcePath, byte[]> read = new ConcurrentHashMap<>();
    private final Map<SourcePath, byte[]> documents = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(Runtime.getRuntime().maxMemory() / 8);

    private ResidentMemory(ArticleMemory before) {
        this.before = before;
    }

    static ResidentMemory of(PreviewRequest request) {
        return new ResidentMemory(LastBuild.articles(request.outFolder(), request.siteFolder()));
    }

    @Override
    public Optional<byte[]> find(SourcePath path) {
        byte[] bytes = read.get(path);
        return bytes == null ? before.find(path) : Optional.of(bytes);
    }

    @Override
    public Optional<byte[]> document(SourcePath path) {
        byte[] bytes = documents.get(path);
        return bytes == null ? before.document(path) : Optional.of(bytes);
    }

    @Override
    public void keep(SourcePath path) {
        // Nothing is forgotten before the preview ends.
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        read.put(path, bytes);
    }

    @Override
    public void putDocument(SourcePath path, byte[] bytes) {
        byte[] old = documents.put(path, bytes);
        long free = room.addAndGet((old == null ? 0 : old.length) - bytes.length);
        if (free < 0 && documents.remove(path, bytes)) {
            room.addAndGet(bytes.length); // it is parsed again where somebody looks at it
        }
    }
}
