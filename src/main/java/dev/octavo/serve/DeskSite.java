package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.serve.live.Event.Fault;
import dev.octavo.site.Entry;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.SiteConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The site as its author looks at it.
 *
 * @param articles posts, newest first, then pages
 * @param problems all that is wrong, at most {@value #MOST_PROBLEMS}
 */
record DeskSite(String title, String home, List<Row> articles, List<Fault> problems) {
    private static final int MOST_PROBLEMS = 500;

    /**
     * An article.
     *
     * @param date as it is written; absent for pages
     * @param state {@code draft}, {@code scheduled}, {@code published} or {@code expired}
     * @param bytes of its Markdown file
     */
    record Row(String title, String href, String file, String kind, Optional<String> date, String state, long bytes) {}

    DeskSite {
        articles = List.copyOf(articles);
        problems = List.copyOf(problems);
    }

    static DeskSite of(Preview preview, List<Problem> wrong, Path siteFolder) {
        AuthorLines lines = new AuthorLines(siteFolder);
        List<Fault> problems = wrong.stream()
                .limit(MOST_PROBLEMS)
                .map(problem -> Fault.of(problem, lines))
                .toList();
        return preview.edition()
                .map(edition -> of(edition, problems))
                .orElseGet(() -> new DeskSite("", "/", List.of(), problems));
    }

    private static DeskSite of(Edition edition, List<Fault> problems) {
        SiteConfig config = edition.site().config();
        List<Row> articles = edition.entries().map(entry -> row(entry, edition)).toList();
        return new DeskSite(config.title(), config.url().href(Address.HOME), articles, problems);
    }

    private static Row row(Entry entry, Edition edition) {
        Optional<String> date =
                entry instanceof Post post ? Optional.of(post.date().machine()) : Optional.empty();
        return new Row(
                entry.title(),
                edition.site().config().url().href(entry.address()),
                entry.source().path().value(),
                entry instanceof Page ? "page" : "post",
                date,
                entry.state().name().toLowerCase(Locale.ROOT),
                bytes(entry, edition));
    }

    private static long bytes(Entry entry, Edition edition) {
        try {
            return edition.size(entry.source().path());
        } catch (ProblemException | SnapshotChanged gone) {
            return 0; // the next edition is without it
        }
    }
}
