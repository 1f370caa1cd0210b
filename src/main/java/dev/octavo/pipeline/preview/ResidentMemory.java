package dev.octavo.pipeline.preview;

import dev.octavo.address.SourcePath;
import dev.octavo.cache.Program;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was read of articles, as long as the preview runs, and what the last build remembered of them. */
final class ResidentMemory implements ArticleMemory {
    private final Optional<Store> before;
    private final Map<SourcePath, byte[]> read = new ConcurrentHashMap<>();

    private ResidentMemory(Optional<Store> before) {
        this.before = before;
    }

    static ResidentMemory of(PreviewRequest request) {
        try {
            return new ResidentMemory(
                    SiteDisk.memory(request.outFolder(), request.siteFolder()).flatMap(ResidentMemory::lastBuild));
        } catch (DiskException noOutFolder) {
            return new ResidentMemory(Optional.empty()); // then no build has remembered anything
        }
    }

    private static Optional<Store> lastBuild(java.nio.file.Path folder) {
        try {
            return Store.look(folder.resolve("articles"), Program.hash());
        } catch (IOException unreadable) {
            return Optional.empty(); // all is read once more, which is slower and as good
        }
    }

    @Override
    public Optional<byte[]> find(SourcePath path) {
        byte[] bytes = read.get(path);
        return bytes == null ? before.flatMap(store -> store.find(path.value())) : Optional.of(bytes);
    }

    @Override
    public void keep(SourcePath path) {
        // Nothing is forgotten before the preview ends.
    }

    @Override
    public void put(SourcePath path, byte[] bytes) {
        read.put(path, bytes);
    }
}
