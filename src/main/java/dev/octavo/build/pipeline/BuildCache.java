package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.build.cache.Program;
import dev.octavo.build.cache.ScratchFiles;
import dev.octavo.build.cache.Store;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.lib.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** The cache that a build leaves for the next one: parsed articles, and what every file was made from. */
public final class BuildCache implements AutoCloseable {
    /** The store's file in the cache folder. */
    static final String STORE = "store";

    private final Optional<Path> folder;
    private final Store store;
    private final ArticleCache articles;

    private BuildCache(Optional<Path> folder, Store store, ArticleCache articles) {
        this.folder = folder;
        this.store = store;
        this.articles = articles;
    }

    /**
     * Opens the cache on {@code disk}; it saves nothing if that has no folder for it.
     *
     * @param forgotten whether it starts empty
     * @param onMiss is run for an article that has to be parsed
     */
    static BuildCache open(SiteDisk disk, boolean forgotten, Runnable onMiss) {
        Optional<Path> folder = disk.cacheFolder();
        Store store = folder.map(path -> Store.open(path.resolve(STORE), Program.hash(), forgotten))
                .orElseGet(() -> Store.temporary(disk.scratchFile()));
        return new BuildCache(
                folder, store, new StoredArticles(store, new ScratchFiles(disk.secondScratchFile())::buffer, onMiss));
    }

    /** Opens the articles of the last build for reading only. */
    public static ArticleCache lastArticles(Path outFolder, Path siteFolder) {
        return new StoredArticles(last(outFolder, siteFolder), ByteBuffer::allocate, () -> {});
    }

    /** Opens the store of the last build for reading only; it is empty if there is none by this program. */
    static Store last(Path outFolder, Path siteFolder) {
        try {
            Optional<Path> folder = SiteDisk.cacheFolder(outFolder, siteFolder);
            return folder.isPresent()
                    ? Store.openReadOnly(folder.get().resolve(STORE), Program.hash())
                            .orElseGet(Store::empty)
                    : Store.empty();
        } catch (DiskException | IOException unreadable) {
            return Store.empty(); // slower, but the result is the same
        }
    }

    /** Returns whether there is nothing from an earlier build. */
    boolean isEmpty() {
        return store.names().findAny().isEmpty();
    }

    ArticleCache articles() {
        return articles;
    }

    Store store() {
        return store;
    }

    /** Saves the cache. A failure only makes the next build slower. */
    Optional<Problem> save() {
        return store.save()
                .map(failure -> DiskException.of("write", folder.orElseThrow(), failure)
                        .problem()
                        .asWarning("the site is complete, but the next build has to make all of it again"));
    }

    @Override
    public void close() {
        store.close();
    }
}
