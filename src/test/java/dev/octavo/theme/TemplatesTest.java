package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.TaxonomyName;
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.Views.ArchiveView;
import dev.octavo.render.page.facts.Views.AuthorView;
import dev.octavo.render.page.facts.Views.HomeView;
import dev.octavo.render.page.facts.Views.NotFoundView;
import dev.octavo.render.page.facts.Views.PageView;
import dev.octavo.render.page.facts.Views.RedirectView;
import dev.octavo.render.page.facts.Views.SectionView;
import dev.octavo.render.page.facts.Views.SeriesView;
import dev.octavo.render.page.facts.Views.TagIndexView;
import dev.octavo.render.page.facts.Views.TagView;
import dev.octavo.render.page.facts.Views.TaxonomyView;
import dev.octavo.render.page.facts.Views.TermView;
import dev.octavo.render.page.facts.Views.Year;
import dev.octavo.render.page.facts.Writer;
import dev.octavo.testing.RecordSamples;
import dev.octavo.testing.SampleInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The default theme's templates: views in, pages out. */
final class TemplatesTest {
    private static final Section NOTES = new Section("notes", "Notes & more", "/notes/:slug/", Optional.empty(), true);
    private static final TaxonomyName BOOKS = new TaxonomyName("books", Optional.empty(), new Address("/books/"));
    private static final TermCount TERM = new TermCount("ai", new Address("/tags/ai/"), 2);
    private static final ListPage ONE = new ListPage(Address.HOME, 1, 1, List.of());

    private final SampleInputs inputs;

    TemplatesTest() throws IOException {
        inputs = new SampleInputs(templates(), SamplePost.URL);
    }

    @Test
    void showsAnArticleInTheOrderOfReading() {
        Document page = page("post", SamplePost.whole());
        String parts = """
                .site-header, .illustration, h1, .read-time, .byline, .tag-list, .series-box, .contents, .prose, \
                .further-reading, .mentioned-in, .author-cards, .neighbours, .site-footer""";
        String inPage = String.join(
                ", ",
                page.select(parts).eachAttr("class").stream()
                        .map(names -> "." + names.replaceAll(" .*", ""))
                        .toList());
        assertEquals(parts.replace("h1, ", ""), inPage);
        assertEquals(1, page.select(".illustration ~ h1 ~ .margin").size());
    }

    @Test
    void writesWhatAnAuthorTypedAsText() {
        Document page = page("post", SamplePost.whole());
        assertEquals("Salt & <Pepper>", page.select("h1").text());
        assertEquals("Draft 2 min read", page.select(".read-time").text());
        assertEquals(
                "By Ada and Jonas 24 November 2026 Updated 25 November 2026",
                page.select(".byline").text());
        assertEquals(List.of("2026-11-24", "2026-11-25"), page.select("time").eachAttr("datetime"));
        assertEquals(
                List.of(
                        "/blog/css/octavo.css",
                        "/blog/css/components.css",
                        "/blog/css/formulas.css",
                        "/blog/css/mine.css",
                        "/blog/css/site.css"),
                page.select("link[rel=stylesheet]").eachAttr("href"));
    }

    @Test
    void saysSoIfThereIsNothingToRead() {
        List<Record> views = List.of(
                new HomeView(SamplePost.bareSite(), SamplePost.head(), List.of(), ONE),
                new ArchiveView(SamplePost.site(), SamplePost.head(), List.of(), ONE),
                new TagIndexView(SamplePost.site(), SamplePost.head(), List.of()));
        assertEquals(
                List.of("Nothing is published here yet.", "Nothing is published here yet.", "No post has a tag yet."),
                List.of(
                        page("home", views.get(0)).select(".nothing").text(),
                        page("archive", views.get(1)).select(".nothing").text(),
                        page("tags", views.get(2)).select(".nothing").text()));
    }

    @Test
    void foldsAllButTheFirstEightOfManyTags() {
        List<TermCount> tags = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> new TermCount("t" + i, new Address("/tags/t" + i + "/"), 1))
                .toList();
        Document page = page("post", SamplePost.tagged(tags));
        assertEquals(8, page.select(".margin > .tag-list a").size());
        assertEquals("12 وسمًا آخر", page.select(".more-tags > summary").text());
        assertEquals(12, page.select(".more-tags a").size());
        assertEquals(
                9,
                page("post", SamplePost.tagged(tags.subList(0, 9)))
                        .select(".margin > .tag-list a")
                        .size());
    }

    @Test
    void marksTheLanguageOfATitleThatIsNotThatOfThePage() {
        Document list = page(
                "tag", new TagView(SamplePost.site(), SamplePost.bareHead(), TERM, List.of(SamplePost.card()), ONE));
        assertEquals(
                List.of("en ltr", "en ltr"),
                list.select("main [lang]").stream()
                        .map(part -> part.attr("lang") + " " + part.attr("dir"))
                        .toList());
        Document post = page("post", SamplePost.whole());
        assertEquals("More", post.select(".further-reading [lang=de]").text());
        assertEquals(1, post.select("main [lang]").size());
    }

    @ParameterizedTest
    @MethodSource("views")
    void leavesNothingEmptyBehind(String template, Record view) {
        List<String> empty = page(template, view).body().select(":not(img, input, br, hr, progress)").stream()
                .filter(element -> element.childrenSize() == 0 && element.text().isEmpty())
                .map(Element::outerHtml)
                .toList();
        assertEquals(List.of(), empty);
    }

    @ParameterizedTest
    @MethodSource("views")
    void hasOneTitleOneMainAndNoScript(String template, Record view) {
        Document page = page(template, view);
        assertEquals(1, page.select("h1").size());
        assertEquals(1, page.select("main").size());
        assertEquals(
                0,
                page.select("script:not([type=application/ld+json], [src*=/search/open.]), [onclick], [style]")
                        .size());
        assertEquals(List.of(), page.select("img:not([alt])"));
    }

    private static Stream<Arguments> views() {
        return Stream.concat(
                lists(SamplePost.site(), SamplePost.head(), SamplePost.card()),
                lists(SamplePost.bareSite(), SamplePost.bareHead(), SamplePost.bareCard()));
    }

    private static Stream<Arguments> lists(SiteFrame site, Head head, Card card) {
        List<Card> posts = List.of(card, card);
        Portrait author = new Portrait(
                new Writer("Ada", Optional.of(new Address("/authors/ada/")), Optional.empty()),
                "en",
                Optional.empty(),
                Optional.empty(),
                List.of());
        Html body = new Html("<p>The words.</p>");
        ListPage second = new ListPage(Address.HOME, 2, 3, List.of());
        return Stream.of(
                Arguments.of("post", site.tagline().isPresent() ? SamplePost.whole() : SamplePost.bare()),
                Arguments.of("home", new HomeView(site, head, posts, ONE)),
                Arguments.of("home", new HomeView(site, head, posts, second)),
                Arguments.of(
                        "page",
                        new PageView(site, head, body, List.of(), RecordSamples.bare(FrontMatter.class), Extra.NONE)),
                Arguments.of("tags", new TagIndexView(site, head, List.of(TERM))),
                Arguments.of("tag", new TagView(site, head, TERM, posts, second)),
                Arguments.of("section", new SectionView(site, head, NOTES, posts, second)),
                Arguments.of("section", new SectionView(site, head, NOTES, List.of(), ONE)),
                Arguments.of("taxonomy", new TaxonomyView(site, head, BOOKS, List.of(TERM))),
                Arguments.of("taxonomy", new TaxonomyView(site, head, BOOKS, List.of())),
                Arguments.of("term", new TermView(site, head, BOOKS, TERM, List.of(TERM), List.of(TERM), posts, ONE)),
                Arguments.of("term", new TermView(site, head, BOOKS, TERM, List.of(), List.of(), posts, second)),
                Arguments.of("series", new SeriesView(site, head, TERM, posts)),
                Arguments.of("author", new AuthorView(site, head, author, posts, second)),
                Arguments.of(
                        "archive",
                        new ArchiveView(site, head, List.of(new Year(2026, Optional.empty(), 2, posts)), ONE)),
                Arguments.of(
                        "archive",
                        new ArchiveView(
                                site,
                                head,
                                List.of(new Year(2026, Optional.of(new Address("/archive/2026/")), 2, posts)),
                                ONE)),
                Arguments.of("404", new NotFoundView(site, head)),
                Arguments.of("redirect", new RedirectView(site, head, new Address("/new/"))));
    }

    private Document page(String template, Record view) {
        return Jsoup.parse(inputs.render(template, head(view).language(), view));
    }

    private static Head head(Record view) {
        try {
            return (Head) view.getClass().getMethod("page").invoke(view);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every page has a head: " + view.getClass(), e);
        }
    }

    private static Map<String, String> templates() throws IOException {
        Path folder = Path.of("templates");
        Map<String, String> templates = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                templates.put(name, Files.readString(file));
            }
        }
        return templates;
    }
}
