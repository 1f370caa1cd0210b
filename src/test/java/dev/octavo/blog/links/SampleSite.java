package dev.octavo.blog.links;

import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.testing.RecordSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds small sites for tests. */
public final class SampleSite {
    private final List<Article> posts = new ArrayList<>();
    private final List<Article> pages = new ArrayList<>();
    private final List<Author> authors = new ArrayList<>();
    private final List<ProjectFile> files = new ArrayList<>();
    private final List<Article> withheld = new ArrayList<>();
    private List<LinkGroup> navigation = List.of();
    private List<MarkdownExtension> markdown = List.of();

    public SampleSite post(String source, String address, Article article) {
        return article(source, address, frontMatter(source, Optional.empty(), List.of()), article);
    }

    public SampleSite page(String source, String address, Article article) {
        return article(source, address, frontMatter(source, Optional.empty(), List.of()), article);
    }

    public SampleSite article(String source, String address, FrontMatter meta, Article article) {
        boolean post = source.startsWith("content/posts/");
        Article placed = article.with(source(source), new Address(address), meta, Visibility.State.PUBLISHED);
        (post ? posts : pages).add(post ? placed : RecordSamples.with(placed, "kind", Article.Kind.PAGE));
        return this;
    }

    public SampleSite author(String id, Optional<String> picture, List<NamedLink> links) {
        Optional<Source> source = Optional.of(source("content/authors/" + id + ".yaml"));
        authors.add(new Author(id, id, source, Optional.empty(), picture, Optional.empty(), links));
        return this;
    }

    public SampleSite file(String source, String address) {
        files.add(new ProjectFile(new SourcePath(source), new Address(address), Optional.empty()));
        return this;
    }

    public SampleSite withheld(String source, String address, Visibility.State state) {
        FrontMatter meta = frontMatter(source, Optional.empty(), List.of());
        Article article = article(List.of()).with(source(source), new Address(address), meta, state);
        withheld.add(RecordSamples.with(article, "withheld", true));
        return this;
    }

    public SampleSite navigation(String... urls) {
        navigation = List.of(urls).stream()
                .map(url -> new LinkGroup(Optional.empty(), Optional.of(url), Optional.empty(), List.of()))
                .toList();
        return this;
    }

    public SampleSite markdown(MarkdownExtension... extensions) {
        markdown = List.of(extensions);
        return this;
    }

    public Site site() {
        SiteConfig config = RecordSamples.with(
                SiteConfigReader.presumed(Optional.empty()),
                Map.of(
                        "title",
                        "Blog",
                        "url",
                        new SiteUrl("https://example.org", "/blog"),
                        "navigation",
                        navigation,
                        "markdown",
                        markdown));
        return new Site(config, posts, pages, authors, files, withheld);
    }

    /** The addresses of all posts, pages, authors and files. */
    public List<Address> addresses() {
        List<Address> all = new ArrayList<>(List.of(Address.HOME));
        posts.stream().map(Article::address).forEach(all::add);
        pages.stream().map(Article::address).forEach(all::add);
        authors.stream().map(Author::address).forEach(all::add);
        files.stream().map(ProjectFile::address).forEach(all::add);
        return all;
    }

    /** An article with those ids and links, one link per line from line 10 on. */
    public static Article article(List<String> anchors, String... links) {
        List<Article.Link> written = new ArrayList<>();
        for (String link : links) {
            Article.Link.Kind kind = link.startsWith("!") ? Article.Link.Kind.IMAGE : Article.Link.Kind.LINK;
            written.add(new Article.Link(kind, link.replaceFirst("^!", ""), 10 + written.size(), 1));
        }
        return new Article(
                source("content/posts/a.md"),
                new Address("/a/"),
                Article.Kind.POST,
                RecordSamples.bare(FrontMatter.class),
                Visibility.State.PUBLISHED,
                false,
                1,
                Article.Excerpt.of(""),
                List.of(),
                written,
                anchors,
                List.of(),
                false);
    }

    public static FrontMatter frontMatter(String title, Optional<String> illustration, List<String> furtherReading) {
        FrontMatter bare = RecordSamples.with(RecordSamples.bare(FrontMatter.class), "title", title);
        FrontMatter illustrated = RecordSamples.with(
                bare,
                "illustration",
                illustration.map(src ->
                        new FrontMatter.Illustration(src, "", Optional.empty(), Optional.empty(), Optional.empty())));
        return RecordSamples.with(
                illustrated,
                "furtherReading",
                furtherReading.stream()
                        .map(url -> new NamedLink(url, Optional.empty(), Optional.empty()))
                        .toList());
    }

    private static Source source(String path) {
        return new Source(new SourcePath(path), Hash.of(new byte[0]));
    }
}
