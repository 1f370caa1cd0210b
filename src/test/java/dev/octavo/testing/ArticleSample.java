package dev.octavo.testing;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.FrontMatter.Alias;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.Location;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds a post or page for tests. */
public final class ArticleSample {
    private FrontMatter meta = RecordSamples.with(RecordSamples.bare(FrontMatter.class), "titled", true);
    private List<Heading> headings = List.of();
    private State state = State.PUBLISHED;

    ArticleSample(String slug) {
        title("The " + slug);
        authors(Samples.author("Ada"));
        set("extra", new Extra(Map.of("mood", "calm")));
    }

    private ArticleSample set(String component, Object value) {
        meta = RecordSamples.with(meta, component, value);
        return this;
    }

    private ArticleSample place(String component, Object value) {
        return set("placement", RecordSamples.with(meta.placement(), component, value));
    }

    /** A day, or a moment with its offset. */
    public ArticleSample date(String text) {
        return set("date", Optional.of(parsed(text)));
    }

    public ArticleSample updated(String text) {
        return set("updated", Optional.of(parsed(text)));
    }

    public ArticleSample title(String text) {
        return set("title", text);
    }

    public ArticleSample description(String text) {
        return set("description", Optional.of(text));
    }

    public ArticleSample tags(String... names) {
        return set(
                "tags",
                Stream.of(names)
                        .map(name -> new Term(Taxonomy.TAG, name, Slug.of(name)))
                        .toList());
    }

    public ArticleSample series(String name) {
        return set("series", Optional.of(new Term(Taxonomy.SERIES, name, Slug.of(name))));
    }

    public ArticleSample authors(Author... who) {
        return set("authors", List.of(who));
    }

    public ArticleSample illustration(String src, String alt) {
        return set(
                "illustration",
                Optional.of(new Illustration(src, alt, Optional.of("A caption"), Optional.empty(), Optional.empty())));
    }

    public ArticleSample furtherReading(NamedLink... links) {
        return set("furtherReading", List.of(links));
    }

    public ArticleSample aliases(String... paths) {
        return place(
                "aliases",
                Stream.of(paths)
                        .map(path -> new Alias(new Address(path), Location.file("content/posts/x.md")))
                        .toList());
    }

    public ArticleSample layout(String name) {
        return place("layout", Optional.of(name));
    }

    public ArticleSample canonical(String url) {
        return place("canonical", Optional.of(url));
    }

    public ArticleSample feedId(String uri) {
        return place("feedId", Optional.of(uri));
    }

    public ArticleSample language(String tag) {
        return place("language", Optional.of(tag));
    }

    /** Gives it that table of contents. */
    public ArticleSample contents(Heading... all) {
        headings = List.of(all);
        return place("toc", true);
    }

    public ArticleSample unlisted() {
        return set("visibility", RecordSamples.with(meta.visibility(), "unlisted", true));
    }

    public ArticleSample state(State where) {
        state = where;
        return set("visibility", RecordSamples.with(meta.visibility(), "draft", where == State.DRAFT));
    }

    Article article(String path, String address, Article.Kind kind) {
        return new Article(
                Samples.source(path),
                new Address(address),
                kind,
                meta,
                state,
                false,
                2,
                Article.Excerpt.of("The first words."),
                headings,
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static PublicationDate parsed(String text) {
        return text.contains("T")
                ? PublicationDate.of(OffsetDateTime.parse(text))
                : PublicationDate.of(LocalDate.parse(text));
    }
}
