package dev.octavo.pipeline;

import dev.octavo.cache.Pieces;
import dev.octavo.cache.Program;
import dev.octavo.cache.Store;
import dev.octavo.content.memory.ArticleMemory;
import dev.octavo.disk.DiskException;
import dev.octavo.disk.SiteDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the last build remembers, for one who only looks at it. */
public final class LastBuild {
    private LastBuild() {}

    /** The articles as it read them; none where nothing is remembered. Nothing may be put there. */
    public static ArticleMemory articles(Path outFolder, Path siteFolder) {
        try {
            return SiteDisk.memory(outFolder, siteFolder)
                    .flatMap(LastBuild::articles)
                    .orElse(ArticleMemory.NONE);
        } catch (DiskException noOutFolder) {
            return ArticleMemory.NONE; // then no build has remembered anything
        }
    }

    private static Optional<ArticleMemory> articles(Path folder) {
        try {
            return Store.look(BuildMemory.articlesFile(folder), BuildMemory.articlesKey(Program.hash()))
                    .map(store -> new StoredArticles(store, Pieces.look(BuildMemory.bodiesFile(folder))));
        } catch (IOException unreadable) {
            return Optional.empty(); // all is read once more, which is slower and as good
        }
    }
}
