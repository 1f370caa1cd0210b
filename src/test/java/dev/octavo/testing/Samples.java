package dev.octavo.testing;

import dev.octavo.blog.schema.SiteConfigReader;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PixelSize;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sites for tests, with what a test is about; everything else has a fixed value. */
public final class Samples {
    private final List<Article> posts = new ArrayList<>();
    private final List<Article> pages = new ArrayList<>();
    private final List<Author> authors = new ArrayList<>();
    private final List<ProjectFile> files = new ArrayList<>();
    private final List<LinkGroup> navigation = new ArrayList<>();
    private SiteUrl url = new SiteUrl("https://example.org", "/blog");
    private String language = "en";
    private int postsPerPage = 10;
    private SiteConfig.Feeds feeds = new SiteConfig.Feeds(20, Optional.empty(), Optional.empty(), List.of());

    private Samples() {}

    /** A blog without posts at {@code https://example.org/blog/}. */
    public static Samples blog() {
        return new Samples();
    }

    public Samples url(String origin, String basePath) {
        url = new SiteUrl(origin, basePath);
        return this;
    }

    public Samples language(String tag) {
        language = tag;
        return this;
    }

    public Samples postsPerPage(int count) {
        postsPerPage = count;
        return this;
    }

    public Samples feedItems(int count) {
        return feeds(new SiteConfig.Feeds(count, Optional.empty(), Optional.empty(), List.of()));
    }

    public Samples feeds(SiteConfig.Feeds what) {
        feeds = what;
        return this;
    }

    public Samples navigation(String title, String address) {
        navigation.add(new LinkGroup(Optional.of(title), Optional.of(address), Optional.empty(), List.of()));
        return this;
    }

    /** {@code content/posts/SLUG.md} of that day, {@code 2026-11-24}. */
    public Samples post(String slug, String day) {
        return post(slug, day, sample -> sample);
    }

    public Samples post(String slug, String day, UnaryOperator<ArticleSample> change) {
        ArticleSample sample = change.apply(new ArticleSample(slug).date(day));
        posts.add(sample.article("content/posts/" + slug + ".md", "/posts/" + slug + "/", Article.Kind.POST));
        return this;
    }

    /** {@code content/pages/SLUG.md}. */
    public Samples page(String slug, UnaryOperator<ArticleSample> change) {
        ArticleSample sample = change.apply(new ArticleSample(slug));
        pages.add(sample.article("content/pages/" + slug + ".md", "/" + slug + "/", Article.Kind.PAGE));
        return this;
    }

    public Samples author(Author author) {
        authors.add(author);
        return this;
    }

    public Samples file(String source, String address, int width, int height) {
        files.add(new ProjectFile(
                new SourcePath(source), new Address(address), Optional.of(new PixelSize(width, height))));
        return this;
    }

    /** The look of a site that says nothing about it. */
    public static final Design PLAIN =
            SiteConfigReader.presumed(Optional.empty()).design();

    /** The site, sorted as the content room sorts it. */
    public Site site() {
        Comparator<Article> order = Comparator.comparing(
                        (Article post) -> post.date().instant(ZoneId.of("UTC")), Comparator.reverseOrder())
                .thenComparing(Article::address);
        return new Site(
                config(),
                posts.stream().sorted(order).toList(),
                pages.stream().sorted(Comparator.comparing(Article::address)).toList(),
                writers(),
                files,
                List.of());
    }

    private List<Author> writers() {
        Stream<Author> named = posts.stream().flatMap(post -> post.meta().authors().stream());
        return Stream.concat(authors.stream(), named)
                .distinct()
                .sorted(Comparator.comparing(Author::id))
                .toList();
    }

    private SiteConfig config() {
        SiteConfig silent = SiteConfigReader.presumed(Optional.empty());
        return RecordSamples.with(
                RecordSamples.with(
                        silent, "looks", new SiteConfig.Looks(false, Optional.empty(), Optional.empty(), false)),
                Map.of(
                        "title",
                        "Leaves",
                        "tagline",
                        Optional.of("Notes on paper"),
                        "description",
                        Optional.of("A blog about <books> & pages"),
                        "url",
                        url,
                        "language",
                        language,
                        "navigation",
                        navigation,
                        "postsPerPage",
                        postsPerPage,
                        "feeds",
                        feeds,
                        "copyright",
                        Optional.of("© 2026 Ada"),
                        "extra",
                        new Extra(Map.of("colour", "red"))));
    }

    /** An author with a file, {@code content/authors/ID.yaml}. */
    public static Author author(String name) {
        String id = Slug.of(name);
        return new Author(
                id,
                name,
                Optional.of(source("content/authors/" + id + ".yaml")),
                Optional.of(name + " writes."),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public static NamedLink link(String url, String title) {
        return new NamedLink(url, Optional.of(title), Optional.empty());
    }

    static Source source(String path) {
        return new Source(new SourcePath(path), Hash.of(new byte[0]));
    }
}
