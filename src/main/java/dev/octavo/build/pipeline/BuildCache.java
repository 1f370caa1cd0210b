package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.build.cache.ChunkStore;
import dev.octavo.build.cache.KeyValueStore;
import dev.octavo.build.cache.Program;
import dev.octavo.build.cache.ScratchFiles;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cache that a build leaves for the next one: parsed articles, and what every file was made from. */
public final class BuildCache implements AutoCloseable {
    /** The ledger's file in the cache folder. */
    static final String FILES = "files";

    private static final String ARTICLES = "articles";
    private static final String BODIES = "bodies"; // parsed texts of articles
    private static final String DERIVED = "derived"; // data derived from them

    private final Optional<Path> folder;
    private final StoredArticles articles;
    private final KeyValueStore files;

    private BuildCache(Optional<Path> folder, StoredArticles articles, KeyValueStore files) {
        this.folder = folder;
        this.articles = articles;
        this.files = files;
    }

    /** Opens the cache on {@code disk}; it starts empty if {@code forgotten}, and saves nothing without a folder. */
    static BuildCache open(SiteDisk disk, boolean forgotten) {
        Hash program = Program.hash();
        Optional<Path> folder = disk.cacheFolder();
        KeyValueStore articles = store(folder.map(path -> path.resolve(ARTICLES)), articlesKey(program), forgotten);
        ChunkStore documents = folder.map(path -> ChunkStore.open(path.resolve(BODIES), StoredArticles.used(articles)))
                .orElseGet(() -> ChunkStore.temporary(disk.scratchFile()));
        return new BuildCache(
                folder,
                new StoredArticles(
                        articles,
                        documents,
                        store(folder.map(path -> path.resolve(DERIVED)), articlesKey(program), forgotten),
                        new ScratchFiles(disk.secondScratchFile())::buffer),
                store(folder.map(path -> path.resolve(FILES)), program, forgotten));
    }

    private static KeyValueStore store(Optional<Path> file, Hash key, boolean forgotten) {
        return forgotten ? KeyValueStore.empty(file, key) : KeyValueStore.open(file, key);
    }

    /** Opens the articles of the last build for reading only; empty if there is no cache. */
    public static ArticleCache lastArticles(Path outFolder, Path siteFolder) {
        return lastFolder(outFolder, siteFolder)
                .flatMap(folder -> look(folder.resolve(ARTICLES), articlesKey(Program.hash()))
                        .<ArticleCache>map(store -> new StoredArticles(
                                store,
                                ChunkStore.openReadOnly(folder.resolve(BODIES)),
                                look(folder.resolve(DERIVED), articlesKey(Program.hash()))
                                        .orElseGet(() -> KeyValueStore.empty(Optional.empty(), Program.hash())),
                                ByteBuffer::allocate)))
                .orElse(ArticleCache.NONE);
    }

    /** Opens the ledger's store of the last build for reading only; empty if there is no cache. */
    static KeyValueStore lastFiles(Path outFolder, Path siteFolder) {
        Hash program = Program.hash();
        return lastFolder(outFolder, siteFolder)
                .flatMap(folder -> look(folder.resolve(FILES), program))
                .orElseGet(() -> KeyValueStore.empty(Optional.empty(), program));
    }

    private static Optional<Path> lastFolder(Path outFolder, Path siteFolder) {
        try {
            return SiteDisk.cacheFolder(outFolder, siteFolder);
        } catch (DiskException noOutFolder) {
            return Optional.empty(); // then there is no cache
        }
    }

    private static Optional<KeyValueStore> look(Path file, Hash key) {
        try {
            return KeyValueStore.openReadOnly(file, key);
        } catch (IOException unreadable) {
            return Optional.empty(); // slower, but the result is the same
        }
    }

    private static Hash articlesKey(Hash program) {
        return Fingerprint.of(List.of(program, "articles"));
    }

    /** Returns whether there is nothing from an earlier build. */
    boolean isEmpty() {
        return articles.isEmpty();
    }

    ArticleCache articles() {
        return articles;
    }

    KeyValueStore files() {
        return files;
    }

    /** Saves the cache. A failure only makes the next build slower. */
    Optional<Problem> save() {
        // Saves both, even if the first fails.
        return Stream.concat(articles.save(), files.save().stream()).findFirst().map(this::warning);
    }

    private Problem warning(IOException failure) {
        Problem fault = DiskException.of("write", folder.orElseThrow(), failure).problem();
        return fault.asWarning("the site is complete, but the next build has to make all of it again");
    }

    @Override
    public void close() {
        articles.close();
        files.close();
    }
}
