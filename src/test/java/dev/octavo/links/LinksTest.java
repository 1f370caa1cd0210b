package dev.octavo.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.site.Article;
import dev.octavo.site.Author;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinksTest {
    private static final SiteUrl URL = new SiteUrl("https://example.org", "/blog");
    private static final Links LINKS = new Links(site());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // beside the source
                "other.md | /blog/2026/other/",
                "./other.md | /blog/2026/other/",
                "other.md#part | /blog/2026/other/#part",
                "other.md?a=b#part | /blog/2026/other/?a=b#part",
                "folder/index.md | /blog/posts/folder/",
                "folder/ | /blog/posts/folder/",
                "../pages/about.md | /blog/about/",
                "../authors/ada.yaml | /blog/authors/ada/",
                "../../static/css/style.css | /blog/css/style.css",
                "folder/pic%20ture.png | /blog/posts/folder/pic%20ture.png",
                "folder/pic ture.png | /blog/posts/folder/pic%20ture.png",
                "draft.md | /blog/posts/draft/",
                // as seen from the page, which is /posts/hello/
                "../folder/ | /blog/posts/folder/",
                "../folder | /blog/posts/folder/",
                "../../about/ | /blog/about/",
                "../../css/style.css | /blog/css/style.css",
                ". | /blog/posts/hello/",
                ".. | /blog/posts/",
                "../../../x | /blog/../../../x/",
                "gone.md | /blog/posts/hello/gone.md",
                // from the root of the site
                "/ | /blog/",
                "/about | /blog/about/",
                "/about/ | /blog/about/",
                "/about/index.html | /blog/about/",
                "/about?x=1 | /blog/about/?x=1",
                "/tags/ai | /blog/tags/ai/",
                "/feed.xml | /blog/feed.xml",
                "/css/style.css | /blog/css/style.css",
                "/CNAME | /blog/CNAME",
                "/v1.2 | /blog/v1.2/",
                "/posts/../about/ | /blog/about/",
                "/gr%C3%BC%C3%9Fe/ | /blog/gr%C3%BC%C3%9Fe/",
                "/100%/ | /blog/100%25/",
                // in the page
                "#part | /blog/posts/hello/#part",
                "#größe 1 | /blog/posts/hello/#gr%C3%B6%C3%9Fe%201",
                "'' | /blog/posts/hello/",
            })
    void leadsFromAPost(String written, String href) {
        assertEquals(Optional.of(href), resolve(written).map(t -> t.href(URL)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/",
        "mailto:ada@example.org",
        "tel:+123",
        "//cdn.example.org/x.js",
        "HTTP://X/",
        "javascript:x"
    })
    void leavesTheSite(String written) {
        assertEquals(Optional.empty(), resolve(written));
    }

    @Test
    void decodesFragmentsForThoseWhoCompareThem() {
        assertEquals(Optional.of("größe"), resolve("#gr%C3%B6%C3%9Fe").flatMap(Target::fragment));
        assertEquals(Optional.of("größe"), resolve("/about/#größe").flatMap(Target::fragment));
        assertEquals(Optional.empty(), resolve("#").flatMap(Target::fragment));
        assertEquals(Optional.empty(), resolve("other.md#top").flatMap(Target::fragment));
    }

    @Test
    void knowsTheFileAndTheEntryAtATarget() {
        assertEquals(
                Optional.of("static/css/style.css"),
                resolve("/css/style.css")
                        .flatMap(Target::file)
                        .map(f -> f.source().value()));
        assertEquals(
                Optional.of("other"), LINKS.entry(new Address("/2026/other/")).map(e -> e.title()));
        assertEquals(Optional.empty(), LINKS.entry(new Address("/posts/draft/")));
    }

    @Test
    void resolvesFromTheSitesOwnSettings() {
        SourcePath config = new SourcePath("content/site.yaml");
        assertEquals(
                "https://example.org/blog/about/",
                LINKS.resolve(config, Address.HOME, "pages/about.md")
                        .orElseThrow()
                        .absolute(URL));
    }

    @Test
    void escapesWhatAnExternalLinkMustNotHold() {
        assertEquals(
                "https://example.org/a%20b%C3%A9?q=%22%2F&r", Links.external(" https://example.org/a bé?q=\"%2F&r"));
    }

    private static Optional<Target> resolve(String written) {
        return LINKS.resolve(new SourcePath("content/posts/hello.md"), new Address("/posts/hello/"), written);
    }

    private static Site site() {
        return new Site(
                new SiteConfig(
                        "Blog",
                        Optional.empty(),
                        Optional.empty(),
                        URL,
                        "en",
                        ZoneOffset.UTC,
                        List.of(),
                        List.of(),
                        10,
                        new SiteConfig.Permalinks("/posts/:slug/", "/:slug/"),
                        new SiteConfig.Feeds(20),
                        Optional.empty(),
                        false,
                        new SiteConfig.Limits(5_000_000),
                        Extra.NONE),
                List.of(
                        post("content/posts/hello.md", "/posts/hello/", "hello"),
                        post("content/posts/other.md", "/2026/other/", "other"),
                        post("content/posts/folder/index.md", "/posts/folder/", "folder")),
                List.of(page("content/pages/about.md", "/about/"), page("content/pages/v1.2.md", "/v1.2/")),
                List.of(new Author(
                        "ada",
                        "Ada",
                        Optional.of(source("content/authors/ada.yaml")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())),
                List.of(
                        file("static/css/style.css", "/css/style.css"),
                        file("static/CNAME", "/CNAME"),
                        file("content/posts/folder/pic ture.png", "/posts/folder/pic ture.png")),
                List.of(new Site.Withheld(
                        new SourcePath("content/posts/draft.md"),
                        new Address("/posts/draft/"),
                        Visibility.State.DRAFT)));
    }

    private static Post post(String source, String address, String title) {
        return new Post(
                source(source),
                new Address(address),
                PublicationDate.of(LocalDate.of(2026, 1, 1)),
                frontMatter(title),
                new Article(1, "", List.of(), List.of(), List.of()),
                Visibility.State.PUBLISHED);
    }

    private static Page page(String source, String address) {
        return new Page(
                source(source),
                new Address(address),
                frontMatter(address),
                new Article(1, "", List.of(), List.of(), List.of()),
                Visibility.State.PUBLISHED);
    }

    private static FrontMatter frontMatter(String title) {
        return new FrontMatter(
                title,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new Visibility(false, Optional.empty(), Optional.empty(), false),
                new FrontMatter.Placement(
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                Extra.NONE);
    }

    private static ProjectFile file(String source, String address) {
        return new ProjectFile(new SourcePath(source), new Address(address), Optional.empty());
    }

    private static Source source(String path) {
        return new Source(new SourcePath(path), "");
    }
}
