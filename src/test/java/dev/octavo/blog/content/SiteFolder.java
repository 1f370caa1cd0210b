package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Folders;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A site on disk, for tests. */
final class SiteFolder {
    private final Path folder;
    private boolean drafts;
    private int threads = 2;
    private Optional<String> url = Optional.empty();

    SiteFolder(Path folder) {
        this.folder = folder;
        file("content/site.yaml", "title: Blog\nurl: https://example.org/blog/\n");
    }

    SiteFolder file(String name, String text) {
        Folders.write(folder, name, text);
        return this;
    }

    /** A post or page with that front matter, {@code title} and {@code date} given. */
    SiteFolder article(String name, String... keys) {
        return file(name, "---\ntitle: " + name + "\ndate: 2026-01-01\n" + String.join("\n", keys) + "\n---\nText.\n");
    }

    SiteFolder withDrafts() {
        drafts = true;
        return this;
    }

    SiteFolder withThreads(int number) {
        threads = number;
        return this;
    }

    SiteFolder withUrl(String text) {
        url = Optional.of(text);
        return this;
    }

    Project project() {
        return Project.open(folder, Theme.NONE);
    }

    /** Read on 1 June 2026. */
    ReadSite read() {
        ReadRequest request =
                new ReadRequest(Instant.parse("2026-06-01T00:00:00Z"), drafts, url, threads, ArticleCache.NONE);
        Project project = project();
        return SiteReading.of(project, request, (code, language) -> Optional.empty())
                .site(project, threads);
    }

    /** Returns its problems, one per line. */
    List<String> problems() {
        try {
            return read().problems().stream().map(SiteFolder::message).toList();
        } catch (ProblemException e) {
            return e.problems().stream().map(SiteFolder::message).toList();
        }
    }

    private static String message(Problem problem) {
        return problem.location().map(place -> place + ": ").orElse("")
                + problem.message()
                + problem.hint().map(hint -> "; " + hint).orElse("");
    }
}
