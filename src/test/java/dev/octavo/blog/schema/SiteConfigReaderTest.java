package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.Ai;
import dev.octavo.blog.site.ChosenTheme;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Design.Accent;
import dev.octavo.blog.site.Design.ColourScheme;
import dev.octavo.blog.site.Design.Contents;
import dev.octavo.blog.site.Design.Font;
import dev.octavo.blog.site.Design.FontFamily;
import dev.octavo.blog.site.Design.FontList;
import dev.octavo.blog.site.Design.Fonts;
import dev.octavo.blog.site.Design.Home;
import dev.octavo.blog.site.Design.PostMeta;
import dev.octavo.blog.site.Design.ShippedFont;
import dev.octavo.blog.site.Design.Width;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.Machines;
import dev.octavo.blog.site.Machines.IndexNow;
import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.Machines.Texts;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.Server;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.blog.site.SiteConfig.Feeds;
import dev.octavo.blog.site.SiteConfig.Limits;
import dev.octavo.blog.site.SiteConfig.Looks;
import dev.octavo.blog.site.SiteConfig.Permalinks;
import dev.octavo.blog.site.SiteConfig.Pictures;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.data.PrintedProblems;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.raster.CardFont;
import dev.octavo.testing.Folders;
import dev.octavo.testing.RecordSamples;
import dev.octavo.testing.Rows;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SiteConfigReaderTest {
    @Test
    void readsEveryKey() {
        String yaml = Folders.text(SiteConfigReaderTest.class, "whole-site.yaml");
        SiteConfig expected = new SiteConfig(
                "Example",
                Optional.of("Words"),
                Optional.of("More words"),
                new SiteUrl("https://example.org", "/blog"),
                "de",
                false,
                ZoneId.of("Europe/Berlin"),
                List.of("ada", "Grace Hopper"),
                List.of(
                        new LinkGroup(
                                Optional.of("About"),
                                Optional.of("/about/"),
                                Optional.empty(),
                                List.of(new NamedLink("/ada/", Optional.of("Ada"), Optional.empty()))),
                        new LinkGroup(Optional.of("Home"), Optional.of("/"), Optional.empty(), List.of())),
                List.of(
                        new LinkGroup(
                                Optional.of("Elsewhere"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new NamedLink("/feed.xml", Optional.of("Feed"), Optional.empty()))),
                        new LinkGroup(Optional.empty(), Optional.empty(), Optional.of("Written by hand."), List.of())),
                List.of(
                        new Section("notes", "Notes", "/notes/:slug/", Optional.empty(), true),
                        new Section("projects", "Work", "/work/:slug.html", Optional.of("work"), true)),
                List.of(new CustomTaxonomy("board-games", "Board games"), new CustomTaxonomy("books", "Bücher")),
                5,
                new Permalinks("/:year/:month/:day/:slug/", "/p/:slug/", new Address("/every-post/"), List.of()),
                new Feeds(50, Optional.of(false), Optional.of(new SiteUrl("https://old.example", "")), List.of()),
                true,
                Optional.of("© Ada"),
                List.of(MarkdownExtension.MARKS, MarkdownExtension.CJK_EMPHASIS),
                new Formulas(true, Map.of("\\R", "\\mathbb{R}")),
                true,
                List.of("/docs", "/download"),
                List.of("gpx", "sketch"),
                List.of(),
                new Limits(2_000_000),
                new Pictures(List.of(400, 1200), 90, 60, 200, true, true, Optional.of("(min-width: 60em) 44em, 92vw")),
                new Looks(
                        false,
                        Optional.of(new Cards(List.of(CardFont.family("Noto Serif CJK JP")))),
                        Optional.of("/icon.svg"),
                        true),
                new Design(
                        Optional.of(new Accent("#00695c", "#64b6a7")),
                        ColourScheme.BOTH,
                        true,
                        new Fonts(
                                Optional.of(new Font(
                                        Optional.of(new FontFamily(
                                                "Inter",
                                                "/fonts/inter.woff2",
                                                Optional.of("/fonts/inter-italic.woff2"),
                                                Optional.empty())),
                                        Optional.empty(),
                                        FontList.SANS)),
                                Optional.of(Font.of(FontList.SERIF)),
                                Optional.empty(),
                                Optional.of(ShippedFont.JETBRAINS_MONO.font())),
                        Width.WIDE,
                        true,
                        false,
                        new PostMeta(true, false, false, true),
                        true,
                        Home.GRID,
                        true,
                        true,
                        true,
                        Contents.SIDE,
                        Optional.of("/logo.svg")),
                new Machines(
                        List.of(Server.NETLIFY, Server.NGINX),
                        List.of(Server.CADDY),
                        true,
                        true,
                        Optional.of(Ai.INDEX),
                        Optional.of("https://creativecommons.org/licenses/by-nc-sa/4.0/"),
                        new Texts(true, true, true),
                        new Notifications(
                                Optional.of("https://hub.example/"),
                                Optional.of(new IndexNow("0123456789ab", "https://engine.example/indexnow")))),
                List.of(),
                ChosenTheme.DEFAULT,
                new Extra(Map.of("a", 1L)));
        assertEquals(expected, config(yaml, Optional.empty()));
    }

    @Test
    void hasDefaults() {
        SiteConfig expected = new SiteConfig(
                "T",
                Optional.empty(),
                Optional.empty(),
                new SiteUrl("https://example.org", ""),
                "en",
                true,
                ZoneId.of("UTC"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                10,
                new Permalinks("/posts/:slug/", "/:slug/", new Address("/posts/"), List.of()),
                new Feeds(20, Optional.empty(), Optional.empty(), List.of()),
                false,
                Optional.empty(),
                List.of(),
                Formulas.DEFAULT,
                false,
                List.of(),
                List.of(),
                List.of(),
                new Limits(5_000_000),
                new Pictures(List.of(480, 960, 1440, 2000), 80, 75, 100, false, false, Optional.empty()),
                new Looks(true, Optional.empty(), Optional.empty(), false),
                new Design(
                        Optional.empty(),
                        ColourScheme.BOTH,
                        false,
                        Fonts.OF_THEME,
                        Width.NORMAL,
                        false,
                        true,
                        new PostMeta(true, true, true, true),
                        false,
                        Home.LIST,
                        false,
                        false,
                        false,
                        Contents.NONE,
                        Optional.empty()),
                RecordSamples.bare(Machines.class),
                List.of(),
                ChosenTheme.DEFAULT,
                Extra.NONE);
        assertEquals(expected, config("title: T\nurl: https://example.org", Optional.empty()));
        assertEquals(
                expected,
                config(
                        "title: T\nurl: https://example.org\nfeeds: {}\nlimits:\npictures: {widths: []}\n",
                        Optional.empty()));
    }

    @Test
    void acceptsOneAuthorAsAList() {
        assertEquals(
                List.of("ada"),
                config("title: T\nurl: https://x.org\nauthor: ada", Optional.empty())
                        .defaultAuthors());
    }

    @Test
    void overridesTheUrlFromTheCommandLine() {
        SiteUrl other = new SiteUrl("http://localhost:4000", "");
        assertEquals(
                other,
                config("title: T\nurl: https://example.org/x/", Optional.of(other))
                        .url());
    }

    @Test
    void readsUrlsByTheSameRulesEverywhere() {
        assertEquals(new SiteUrl("https://example.org", ""), url("https://example.org"));
        assertEquals(new SiteUrl("https://example.org", ""), url("HTTPS://Example.ORG:443/"));
        assertEquals(new SiteUrl("http://localhost:4000", "/a/b"), url("http://localhost:4000/a/b/"));
        assertEquals(new SiteUrl("https://[::1]:8443", ""), url("https://[::1]:8443/"));
        assertEquals(new SiteUrl("https://xn--bcher-kva.example", "/büro"), url("https://bücher.example/b%C3%BCro"));
        assertEquals("""
            error: the URL "example.org/blog" must be a complete URL
              help: write https://example.org/blog

            """, urlProblem("example.org/blog"));
    }

    @Test
    void readsSizesInBytes() {
        assertEquals(1, size("1"));
        assertEquals(5_000_000, size("5 MB"));
        assertEquals(2048, size("2KiB"));
        assertEquals(1_000_000_000, size("1 gb"));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrong() {
        return Rows.of(SiteConfigReaderTest.class, "site.rows").become(SiteConfigReaderTest::problems);
    }

    @Test
    void givesEachLanguageTheNavigationThatIsThereInIt() {
        SiteConfig config = config("""
            title: Kites
            url: https://example.org
            language: en
            sections: [notes, films]
            navigation:
              - {title: Everything, url: /archive/}
              - {title: Labels, url: /tags/}
              - {title: Notes, url: /notes/}
              - {title: Films, url: /films/}
              - {title: About, url: /about/}
              - {title: Beside, url: pages/about.md}
              - {title: Elsewhere, url: "https://elsewhere.example/"}
              - {title: More, url: /about/, children: [{title: Words, url: /tags/}, {title: Me, url: /about/}]}
              - {title: Here, children: [{title: Me, url: /about/}]}
            languages:
              de_AT: {sections: {notes: Notizen}}
              fa:
              ja: {navigation: [{title: 概要, url: /about/}]}
            """, Optional.empty());
        assertEquals(
                List.of(
                        "English: Everything /archive/, Labels /tags/, Notes /notes/, Films /films/, About /about/,"
                                + " Beside pages/about.md, Elsewhere https://elsewhere.example/, More /about/, Words /tags/,"
                                + " Me /about/, Me /about/",
                        "Deutsch: Archiv /de-at/archive/, Schlagwörter /de-at/tags/, Notizen /de-at/notes/, Films"
                                + " /de-at/films/, Elsewhere https://elsewhere.example/, Schlagwörter /de-at/tags/",
                        "فارسی: Everything /fa/archive/, Labels /fa/tags/, Notes /fa/notes/, Films /fa/films/,"
                                + " Elsewhere https://elsewhere.example/, Words /fa/tags/",
                        "日本語: 概要 /about/"),
                config.editions().stream()
                        .map(edition -> edition.name() + ": "
                                + edition.navigation().stream()
                                        .flatMap(LinkGroup::all)
                                        .map(link -> link.title().orElseThrow() + " " + link.url())
                                        .collect(Collectors.joining(", ")))
                        .toList());
    }

    @Test
    void aSiteThatSaysNothingOfItsLookHasTheThemes() {
        String site = "title: A\nurl: https://a.example/\n";
        assertEquals(Design.OF_THEME, config(site, Optional.empty()).design());
        assertEquals(
                Design.OF_THEME, config(site + "look: {}\n", Optional.empty()).design());
    }

    @Test
    void twoFontsOfOneFamilyHaveTheSameFiles() {
        assertEquals("""
                error: "fonts" has two fonts of one family with different files
                  content/site.yaml:4:5
                    4 |     {text: {family: I, regular: /a.woff2}, labels: {family: I, regular: /b.woff2}}}
                      |     ^
                  help: give each a family of its own, or both the same files

                """, problems("""
                        title: A
                        url: https://a.example/
                        look: {fonts:
                            {text: {family: I, regular: /a.woff2}, labels: {family: I, regular: /b.woff2}}}
                        """));
    }

    @Test
    void aFontOfOnesOwnIsNotCalledLikeOneThatComesAlong() {
        assertTrue(
                problems("title: A\nurl: https://a.example/\nlook: {fonts: {text: {family: Inter, regular: /i.woff2},"
                                + " headings: inter}}\n")
                        .contains("two fonts of one family"));
    }

    private static long size(String text) {
        return config("title: T\nurl: https://x.org\nlimits: {article-size: " + text + "}", Optional.empty())
                .limits()
                .articleBytes();
    }

    private static SiteUrl url(String text) {
        SiteUrl fromFile = config("title: T\nurl: " + text, Optional.empty()).url();
        assertEquals(Optional.of(fromFile), SiteConfigReader.url(text, new Problems()));
        return fromFile;
    }

    private static String urlProblem(String text) {
        Problems problems = new Problems();
        assertEquals(Optional.empty(), SiteConfigReader.url(text, problems));
        return PrintedProblems.of(problems, "");
    }

    private static SiteConfig config(String text, Optional<SiteUrl> url) {
        Problems problems = new Problems();
        Optional<SiteConfig> config = read(text, url, problems);
        assertEquals("", PrintedProblems.of(problems, text));
        return config.orElseThrow();
    }

    private static String problems(String text) {
        Problems problems = new Problems();
        boolean read = read(text, Optional.empty(), problems).isPresent();
        assertEquals(!problems.hasErrors(), read);
        return PrintedProblems.of(problems, text);
    }

    private static Optional<SiteConfig> read(String text, Optional<SiteUrl> url, Problems problems) {
        return TreeReader.read(StructuredText.file(Syntax.YAML, "content/site.yaml", text), problems)
                .flatMap(tree -> SiteConfigReader.read(tree, url, problems));
    }
}
