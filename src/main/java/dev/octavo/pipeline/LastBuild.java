package dev.octavo.pipeline;

import dev.octavo.cache.Pieces;
import dev.octavo.cache.Program;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import dev.octavo.hash.Hash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the last build remembers, to look at and leave as it is. */
public final class LastBuild {
    private LastBuild() {}

    /** The articles as it read them; none where nothing is remembered. Nothing may be put there. */
    public static ArticleMemory articles(Path outFolder, Path siteFolder) {
        return folder(outFolder, siteFolder).flatMap(LastBuild::articles).orElse(ArticleMemory.NONE);
    }

    private static Optional<ArticleMemory> articles(Path folder) {
        return look(BuildMemory.articlesFile(folder), BuildMemory.articlesKey(Program.hash()))
                .map(store -> new StoredArticles(store, Pieces.look(BuildMemory.bodiesFile(folder))));
    }

    /** What every file was made from; nothing where nothing is remembered. */
    static Store files(Path outFolder, Path siteFolder) {
        Hash program = Program.hash();
        return folder(outFolder, siteFolder)
                .flatMap(folder -> look(BuildMemory.ledgerFile(folder), program))
                .orElseGet(() -> Store.empty(Optional.empty(), program));
    }

    private static Optional<Path> folder(Path outFolder, Path siteFolder) {
        try {
            return SiteDisk.memory(outFolder, siteFolder);
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
}
