package dev.octavo.blog.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
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
    void resolvesALinkInAPost(String written, String href) {
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
    void resolvesNoLinkThatLeavesTheSite(String written) {
        assertEquals(Optional.empty(), resolve(written));
    }

    @ParameterizedTest
    @CsvSource({
        "folder/index.md, /blog/posts/folder/",
        "posts/other.md#part, /blog/2026/other/#part",
        "notes/big%20one.md, /blog/posts/big/",
        "big one.md#part, /blog/posts/big/#part",
        "pic ture.png, /blog/posts/folder/pic%20ture.png",
        "posts/draft.md, /blog/posts/draft/",
        "pages/other.md, /blog/posts/notes/hello/pages/other.md",
        "../other.md, /blog/2026/other/",
        "../../../other.md, /blog/other.md",
        "twice.md, /blog/posts/notes/hello/twice.md",
    })
    void findsFilesByPathFromAnyFolderWhereLinksByNameDo(String written, String href) {
        SampleSite vault = sample().post("content/posts/notes/big one.md", "/posts/big/", SampleSite.article(List.of()))
                .post("content/posts/a/twice.md", "/posts/a/", SampleSite.article(List.of()))
                .post("content/posts/b/twice.md", "/posts/b/", SampleSite.article(List.of()));
        Links links = new Links(vault.markdown(MarkdownExtension.WIKILINKS).site());
        assertEquals(
                Optional.of(href),
                links.resolve(
                                new SourcePath("content/posts/notes/hello.md"),
                                new Address("/posts/notes/hello/"),
                                written)
                        .map(target -> target.href(URL)));
    }

    @Test
    void decodesFragments() {
        assertEquals(Optional.of("größe"), resolve("#gr%C3%B6%C3%9Fe").flatMap(Target::fragment));
        assertEquals(Optional.of("größe"), resolve("/about/#größe").flatMap(Target::fragment));
        assertEquals(Optional.empty(), resolve("#").flatMap(Target::fragment));
        assertEquals(Optional.empty(), resolve("other.md#top").flatMap(Target::fragment));
    }

    @Test
    void findsTheFileAndTheEntryAtATarget() {
        assertEquals(
                Optional.of("static/css/style.css"),
                resolve("/css/style.css")
                        .flatMap(Target::file)
                        .map(f -> f.source().value()));
        assertEquals(
                Optional.of("content/posts/other.md"),
                LINKS.entry(new Address("/2026/other/")).map(e -> e.title()));
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
    void escapesIllegalCharactersInAnExternalLink() {
        assertEquals(
                "https://example.org/a%20b%C3%A9?q=%22%2F&r", Links.external(" https://example.org/a bé?q=\"%2F&r"));
    }

    private static Optional<Target> resolve(String written) {
        return LINKS.resolve(new SourcePath("content/posts/hello.md"), new Address("/posts/hello/"), written);
    }

    private static Site site() {
        return sample().site();
    }

    private static SampleSite sample() {
        return new SampleSite()
                .post("content/posts/hello.md", "/posts/hello/", SampleSite.article(List.of()))
                .post("content/posts/other.md", "/2026/other/", SampleSite.article(List.of()))
                .post("content/posts/folder/index.md", "/posts/folder/", SampleSite.article(List.of()))
                .page("content/pages/about.md", "/about/", SampleSite.article(List.of()))
                .page("content/pages/v1.2.md", "/v1.2/", SampleSite.article(List.of()))
                .author("ada", Optional.empty(), List.of())
                .file("static/css/style.css", "/css/style.css")
                .file("static/CNAME", "/CNAME")
                .file("content/posts/folder/pic ture.png", "/posts/folder/pic ture.png")
                .withheld("content/posts/draft.md", "/posts/draft/", Visibility.State.DRAFT);
    }
}
