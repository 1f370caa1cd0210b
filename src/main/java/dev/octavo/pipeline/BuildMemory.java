package dev.octavo.pipeline;

import dev.octavo.cache.Ledger;
import dev.octavo.cache.Program;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.disk.DiskException;
import dev.octavo.hash.Hash;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a build remembers for the next one: the articles as they were read, and what every file was made from. */
final class BuildMemory implements AutoCloseable {
    private final Optional<Path> folder;
    private final Store articles;
    private final Store files;

    private BuildMemory(Optional<Path> folder, Store articles, Store files) {
        this.folder = folder;
        this.articles = articles;
        this.files = files;
    }

    /** That in {@code folder}; nothing where {@code forgotten}, and nothing stays where there is no folder. */
    static BuildMemory open(Optional<Path> folder, boolean forgotten) {
        Hash program = Program.hash();
        Optional<Path> articles = folder.map(path -> path.resolve("articles"));
        Optional<Path> files = folder.map(BuildMemory::ledgerFile);
        return forgotten
                ? new BuildMemory(folder, Store.empty(articles, program), Store.empty(files, program))
                : new BuildMemory(folder, Store.open(articles, program), Store.open(files, program));
    }

    /** The file in {@code folder} that says of every file of the site what it was made from. */
    static Path ledgerFile(Path folder) {
        return folder.resolve("files");
    }

    ArticleMemory articles() {
        return new StoredArticles(articles);
    }

    /** @param home where visitors find the site */
    Ledger ledger(String home) {
        return Ledger.of(files, home);
    }

    /** Writes it for the next build; where that fails, the next one is slower, and that is all. */
    Optional<Problem> save() {
        return Stream.of(articles.save(), files.save())
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::warning);
    }

    private Problem warning(IOException failure) {
        Problem fault = DiskException.of("write", folder.orElseThrow(), failure).problem();
        return new Problem(
                Severity.WARNING,
                fault.message(),
                fault.location(),
                Optional.of("the site is complete, but the next build has to make all of it again"),
                List.of());
    }

    @Override
    public void close() {
        articles.close();
        files.close();
    }
}
