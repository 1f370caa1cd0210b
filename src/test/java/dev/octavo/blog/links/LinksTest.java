package dev.octavo.blog.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.testing.Rows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LinksTest {
    private static final SiteUrl URL = new SiteUrl("https://example.org", "/blog");
    private static final Links LINKS = new Links(site());

    @TestFactory
    Stream<DynamicTest> resolvesLinks() {
        return Rows.of(LinksTest.class, "links.rows")
                .become(Map.of("post", written -> href(resolve(written)), "by name", written -> href(byName(written))));
    }

    private static String href(Optional<Target> target) {
        return target.map(found -> found.href(URL)).orElse("");
    }

    private static Optional<Target> byName(String written) {
        SampleSite vault = sample().post("content/posts/notes/big one.md", "/posts/big/", SampleSite.article(List.of()))
                .post("content/posts/a/twice.md", "/posts/a/", SampleSite.article(List.of()))
                .post("content/posts/b/twice.md", "/posts/b/", SampleSite.article(List.of()));
        Links links = new Links(vault.markdown(MarkdownExtension.WIKILINKS).site());
        return links.resolve(
                new SourcePath("content/posts/notes/hello.md"), new Address("/posts/notes/hello/"), written);
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
                LINKS.find(new Address("/2026/other/")).map(e -> e.title()));
        assertEquals(Optional.empty(), LINKS.find(new Address("/posts/draft/")));
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
