package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.links.Translations;
import dev.octavo.loading.Packed;
import dev.octavo.output.MediaTypes;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.serve.Event.Fault;
import dev.octavo.site.Entry;
import dev.octavo.site.SiteConfig;
import dev.octavo.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the preview itself shows, below {@code /_octavo/}: a page about the site, and the scripts of all pages. */
record Desk(Preview preview, SitePages pages, Path siteFolder, Token token) {
    static final String PLACE = "/_octavo/";

    private static final int MOST_PROBLEMS = 500;
    private static final String TOKEN = "{token}";
    private static final String OF_THE_DESK = "[a-z]+\\.(?:css|js)";

    /** The answer to a request for something below {@link #PLACE}. */
    Answer at(Asked asked) throws IOException {
        String name = asked.path().substring(PLACE.length());
        if (name.isEmpty()) {
            String page = Packed.text("/serve/desk.html").replace(TOKEN, token.value());
            return Answer.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8));
        }
        boolean lines = name.equals("lines");
        if (lines || name.equals("site.json")) {
            Answer refusal = Answer.text(403, "Only pages of this preview may ask that.");
            return !token.isShownBy(asked) ? refusal : lines ? lines(asked) : site();
        }
        return (name.matches(OF_THE_DESK) ? packed(name) : Optional.<byte[]>empty())
                .map(bytes -> Answer.bytes(200, MediaTypes.of(name), bytes))
                .orElseGet(() -> Answer.text(404, "The preview has no such page."));
    }

    private Answer site() {
        String json = Json.COMPACT.write(DeskSite.of(preview, pages.problems(), siteFolder));
        return Answer.bytes(200, MediaTypes.of("site.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** The page that is asked for, in which every block says where it comes from. */
    private Answer lines(Asked asked) {
        try {
            return asked.parameter("page")
                    .flatMap(page -> preview.lined(pages.address(page)))
                    .map(page -> Answer.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> Answer.text(404, "No article becomes that page."));
        } catch (ProblemException | SnapshotChanged unfinished) {
            return Answer.text(503, "The page cannot be made at the moment.");
        }
    }

    /** A file that is packed with the program. */
    private static Optional<byte[]> packed(String name) throws IOException {
        try (InputStream in = Desk.class.getResourceAsStream("/serve/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /**
     * The site as its author looks at it.
     *
     * @param languages of a site in several
     * @param articles posts, newest first, then pages
     * @param problems all that is wrong, at most {@value #MOST_PROBLEMS}
     */
    private record DeskSite(
            String title, String home, List<Language> languages, List<Row> articles, List<Fault> problems) {
        /** One of the site's, by its tag, and what it calls itself. */
        record Language(String tag, String name) {}

        /**
         * An article.
         *
         * @param date as it is written; absent for pages
         * @param missing the languages that it is not translated into yet
         * @param state {@code draft}, {@code scheduled}, {@code published} or {@code expired}
         * @param bytes of its Markdown file
         */
        record Row(
                String title,
                String language,
                List<String> missing,
                String href,
                String file,
                String kind,
                Optional<String> date,
                String state,
                long bytes) {}

        static DeskSite of(Preview preview, List<Problem> wrong, Path siteFolder) {
            AuthorLines lines = new AuthorLines(siteFolder);
            List<Fault> problems = Fault.of(wrong, MOST_PROBLEMS, lines);
            return preview.edition()
                    .map(edition -> of(edition, problems))
                    .orElseGet(() -> new DeskSite("", "/", List.of(), List.of(), problems));
        }

        private static DeskSite of(Edition edition, List<Fault> problems) {
            SiteConfig config = edition.site().config();
            List<Language> languages = config.editions().stream()
                    .map(one -> new Language(one.language(), one.name()))
                    .toList();
            Translations translations = edition.translations();
            List<Row> articles = edition.site()
                    .entries()
                    .map(entry -> row(entry, edition, translations))
                    .toList();
            return new DeskSite(config.title(), config.url().href(Address.HOME), languages, articles, problems);
        }

        private static Row row(Entry entry, Edition edition, Translations translations) {
            SiteConfig config = edition.site().config();
            Optional<String> date = Optional.of(entry.date().iso()).filter(machine -> entry.isPost());
            return new Row(
                    entry.title(),
                    entry.meta().placement().language().orElse(config.defaultLanguage()),
                    translations.missing(entry),
                    config.url().href(entry.address()),
                    entry.source().path().value(),
                    entry.isPost() ? "post" : "page",
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
}
