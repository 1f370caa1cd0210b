package dev.octavo.pipeline;

import dev.octavo.cache.Pieces;
import dev.octavo.cache.Program;
import dev.octavo.cache.ScratchFiles;
import dev.octavo.cache.Store;
import dev.octavo.content.ArticleCache;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import dev.octavo.hash.Hash;
import dev.octavo.plain.Fingerprint;
import dev.octavo.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a build remembers for the next one: the articles as they were read, and what every file was made from. */
public final class BuildMemory implements AutoCloseable {
    /** The file in the folder of the memory that says of every file of the site what it was made from. */
    static final String FILES = "files";

    private static final String ARTICLES = "articles";
    private static final String BODIES = "bodies"; // the texts of articles
    private static final String DERIVED = "derived"; // what was made of them

    private final Optional<Path> folder;
    private final StoredArticles articles;
    private final Store files;

    private BuildMemory(Optional<Path> folder, StoredArticles articles, Store files) {
        this.folder = folder;
        this.articles = articles;
        this.files = files;
    }

    /** That on {@code disk}; nothing where {@code forgotten}, and nothing stays where there is no folder for it. */
    static BuildMemory open(SiteDisk disk, boolean forgotten) {
        Hash program = Program.hash();
        Optional<Path> folder = disk.cacheFolder();
        Store articles = store(folder.map(path -> path.resolve(ARTICLES)), articlesKey(program), forgotten);
        Pieces documents = folder.map(path -> Pieces.open(path.resolve(BODIES), StoredArticles.used(articles)))
                .orElseGet(() -> Pieces.passing(disk.scratchFile()));
        return new BuildMemory(
                folder,
                new StoredArticles(
                        articles,
                        documents,
                        store(folder.map(path -> path.resolve(DERIVED)), articlesKey(program), forgotten),
                        new ScratchFiles(disk.secondScratchFile())::buffer),
                store(folder.map(path -> path.resolve(FILES)), program, forgotten));
    }

    private static Store store(Optional<Path> file, Hash key, boolean forgotten) {
        return forgotten ? Store.empty(file, key) : Store.open(file, key);
    }

    /** The articles as the last build read them, read-only; none if nothing is remembered. */
    public static ArticleCache lastArticles(Path outFolder, Path siteFolder) {
        return lastFolder(outFolder, siteFolder)
                .flatMap(folder -> look(folder.resolve(ARTICLES), articlesKey(Program.hash()))
                        .<ArticleCache>map(store -> new StoredArticles(
                                store,
                                Pieces.look(folder.resolve(BODIES)),
                                look(folder.resolve(DERIVED), articlesKey(Program.hash()))
                                        .orElseGet(() -> Store.empty(Optional.empty(), Program.hash())),
                                ByteBuffer::allocate)))
                .orElse(ArticleCache.NONE);
    }

    /** What the last build made every file from; nothing where nothing is remembered. */
    static Store lastFiles(Path outFolder, Path siteFolder) {
        Hash program = Program.hash();
        return lastFolder(outFolder, siteFolder)
                .flatMap(folder -> look(folder.resolve(FILES), program))
                .orElseGet(() -> Store.empty(Optional.empty(), program));
    }

    private static Optional<Path> lastFolder(Path outFolder, Path siteFolder) {
        try {
            return SiteDisk.cacheFolder(outFolder, siteFolder);
        } catch (DiskException noOutFolder) {
            return Optional.empty(); // then no build has remembered anything
        }
    }

    private static Optional<Store> look(Path file, Hash key) {
        try {
            return Store.look(file, key);
        } catch (IOException unreadable) {
            return Optional.empty(); // all is done once more, which is slower and as good
        }
    }

    private static Hash articlesKey(Hash program) {
        return Fingerprint.of(List.of(program, "articles"));
    }

    /** Whether it holds nothing of an earlier build. */
    boolean isEmpty() {
        return articles.isEmpty();
    }

    ArticleCache articles() {
        return articles;
    }

    Store files() {
        return files;
    }

    /** Writes it for the next build; where that fails, the next one is slower, and that is all. */
    Optional<Problem> save() {
        // Both to the end, whatever is wrong with the first.
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
