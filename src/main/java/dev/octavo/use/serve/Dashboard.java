package dev.octavo.use.serve;

import dev.octavo.blog.links.Translations;
import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.SiteState;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.use.serve.Event.Fault;
import dev.octavo.use.serve.SiteEditor.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The preview's own files below {@code /_octavo/}: the dashboard, its data, and the scripts of all pages.
 *
 * @param writing permits to change the site's look; scripts of the site's own pages do not have it
 * @param open whether other machines may look, which then change nothing
 */
record Dashboard(
        Preview preview, SitePages pages, Path siteFolder, PreviewToken token, PreviewToken writing, boolean open) {
    static final String PATH = "/_octavo/";

    private static final int MOST_PROBLEMS = 500;
    private static final String TOKEN = "{token}";
    private static final String WRITING = "{writing}";
    private static final String ASSET = "[a-z]+\\.(?:css|js)";

    /** Returns the response to a request below {@link #PATH}. */
    Response at(BrowserRequest request) throws IOException {
        String name = request.path().substring(PATH.length());
        if (name.isEmpty()) {
            String page = Resources.text("/serve/dashboard.html")
                    .replace(TOKEN, token.value())
                    .replace(WRITING, writing.value());
            return Response.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8));
        }
        boolean writes = name.equals("look") || name.equals("known");
        if (writes || name.equals("lines") || name.equals("site.json")) {
            if (!(writes ? writing : token).isIn(request)) {
                return Response.text(403, "Only pages of this preview may ask that.");
            }
            return writes ? written(name, request) : name.equals("lines") ? lines(request) : site();
        }
        return (name.matches(ASSET) ? packed(name) : Optional.<byte[]>empty())
                .map(bytes -> Response.bytes(200, MediaTypes.of(name), bytes))
                .orElseGet(() -> Response.text(404, "The preview has no such page."));
    }

    private Response site() {
        String json = Json.COMPACT.write(SiteOverview.of(preview, pages.problems(), siteFolder, !open));
        return Response.bytes(200, MediaTypes.of("site.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the keys below {@code look}, writes one, or corrects a known problem. */
    private Response written(String name, BrowserRequest request) throws IOException {
        LookForm form = new LookForm(siteFolder);
        boolean look = name.equals("look");
        if (open) {
            return Response.text(403, "A preview that other machines can see changes no file.");
        }
        if (!request.method().equals("POST")) {
            return look
                    ? Response.bytes(
                            200, MediaTypes.of("look.json"), form.fields().getBytes(StandardCharsets.UTF_8))
                    : Response.text(405, "This corrects a mistake, which takes a POST.");
        }
        SiteEditor editor = new SiteEditor(preview, siteFolder);
        try {
            if (look) {
                form.set(
                        editor,
                        request.parameter("name").orElse(""),
                        request.parameter("value").orElse(""));
            } else {
                new KnownList(preview).correct(editor, request.parameter("key").orElse(""));
            }
            return Response.text(200, "written");
        } catch (Refusal refused) {
            return refused.response();
        }
    }

    /** Returns the requested page with the source line of every block. */
    private Response lines(BrowserRequest request) {
        try {
            return request.parameter("page")
                    .flatMap(page -> preview.lined(pages.address(page)))
                    .map(page -> Response.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> Response.text(404, "No article becomes that page."));
        } catch (ProblemException | SnapshotChanged unfinished) {
            return Response.text(503, "The page cannot be made at the moment.");
        }
    }

    private static Optional<byte[]> packed(String name) throws IOException {
        try (InputStream in = Dashboard.class.getResourceAsStream("/serve/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /**
     * The data of the dashboard.
     *
     * @param languages of a site in several languages
     * @param articles posts, newest first, then pages
     * @param problems at most {@value #MOST_PROBLEMS}
     * @param known those that the author knows, as many
     * @param allKnown how many there are
     * @param writable whether this page may correct them
     */
    private record SiteOverview(
            String title,
            String home,
            List<Language> languages,
            List<Row> articles,
            List<Fault> problems,
            List<KnownList.Item> known,
            int allKnown,
            boolean writable) {
        /** A language of the site: its tag, and its name in that language. */
        record Language(String tag, String name) {}

        /**
         * An article.
         *
         * @param date in ISO format; absent for pages
         * @param missing the languages without a translation yet
         * @param state {@code draft}, {@code scheduled}, {@code published} or {@code expired}
         * @param bytes the size of its Markdown file
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

        static SiteOverview of(Preview preview, List<Problem> wrong, Path siteFolder, boolean writable) {
            AuthorLines lines = new AuthorLines(siteFolder);
            List<Fault> problems = Fault.of(wrong, MOST_PROBLEMS, lines);
            List<KnownList.Item> known = new KnownList(preview).items(MOST_PROBLEMS, lines);
            int all = preview.known().size();
            return preview.version()
                    .map(SiteOverview::of)
                    .orElseGet(() -> of("", "/", List.of(), List.of()))
                    .with(problems, known, all, writable);
        }

        private static SiteOverview of(SiteState version) {
            SiteConfig config = version.site().config();
            List<Language> languages = config.editions().stream()
                    .map(one -> new Language(one.language(), one.name()))
                    .toList();
            Translations translations = version.translations();
            List<Row> articles = version.site()
                    .articles()
                    .map(article -> row(article, version, translations))
                    .toList();
            return of(config.title(), config.url().href(Address.HOME), languages, articles);
        }

        private static SiteOverview of(String title, String home, List<Language> languages, List<Row> articles) {
            return new SiteOverview(title, home, languages, articles, List.of(), List.of(), 0, false);
        }

        private SiteOverview with(List<Fault> wrong, List<KnownList.Item> items, int all, boolean writes) {
            return new SiteOverview(title, home, languages, articles, wrong, items, all, writes);
        }

        private static Row row(Article article, SiteState version, Translations translations) {
            SiteConfig config = version.site().config();
            Optional<String> date = Optional.of(article.date().iso()).filter(machine -> article.isPost());
            return new Row(
                    article.title(),
                    article.meta().placement().language().orElse(config.defaultLanguage()),
                    translations.missing(article),
                    config.url().href(article.address()),
                    article.source().path().value(),
                    article.isPost() ? "post" : "page",
                    date,
                    article.state().name().toLowerCase(Locale.ROOT),
                    bytes(article, version));
        }

        private static long bytes(Article article, SiteState version) {
            try {
                return version.size(article.source().path());
            } catch (ProblemException | SnapshotChanged gone) {
                return 0; // the next version is without it
            }
        }
    }
}
