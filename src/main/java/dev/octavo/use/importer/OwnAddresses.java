package dev.octavo.use.importer;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.ProblemException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of the articles that a site has besides the imported ones, with their files.
 *
 * @param files by addresses as {@link OldPath#normalized} writes them
 */
record OwnAddresses(Map<String, SourcePath> files) {
    private static final OwnAddresses NONE = new OwnAddresses(Map.of());

    /**
     * Reads the site, as far as its mistakes allow.
     *
     * @param imported the files of the old blog's articles
     */
    static OwnAddresses in(ImportRequest request, Set<SourcePath> imported) {
        if (!Files.isDirectory(request.site().resolve("content"))) {
            return NONE;
        }
        Project project = Project.open(request.site(), Theme.packed());
        if (project.filesUnder("content").allMatch(file -> !file.isMarkdown() || imported.contains(file))) {
            return NONE;
        }
        Instant now = request.today().atStartOfDay(request.zone()).toInstant();
        ReadRequest how = new ReadRequest(now, true, Optional.empty(), 1, ArticleCache.NONE);
        Map<String, SourcePath> files = new HashMap<>();
        try {
            Site site = SiteReading.of(project, how, (code, language) -> Optional.empty())
                    .site(project, 1)
                    .checked();
            site.articles()
                    .filter(article -> !imported.contains(article.source().path()))
                    .forEach(article -> files.put(
                            OldPath.normalized(article.address().path()),
                            article.source().path()));
        } catch (ProblemException unreadable) {
            return NONE; // a build says what is wrong with the settings
        }
        return new OwnAddresses(files);
    }

    /** The author's article at an address. */
    Optional<SourcePath> at(String address) {
        return Optional.ofNullable(files.get(OldPath.normalized(address)));
    }
}
