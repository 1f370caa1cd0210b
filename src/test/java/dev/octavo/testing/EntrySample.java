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
public final class EntrySample {
    private FrontMatter meta = RecordSamples.bare(FrontMatter.class);
    private List<Heading> headings = List.of();
    private State state = State.PUBLISHED;

    EntrySample(String slug) {
        title("The " + slug);
        authors(Samples.author("Ada"));
        set("extra", new Extra(Map.of("mood", "calm")));
    }

    private EntrySample set(String component, Object value) {
        meta = RecordSamples.with(meta, component, value);
        return this;
    }

    private EntrySample place(String component, Object value) {
        return set("placement", RecordSamples.with(meta.placement(), component, value));
    }

    /** A day, or a moment with its offset. */
    public EntrySample date(String text) {
        return set("date", Optional.of(parsed(text)));
    }

    public EntrySample updated(String text) {
        return set("updated", Optional.of(parsed(text)));
    }

    public EntrySample title(String text) {
        return set("title", text);
    }

    public EntrySample description(String text) {
        return set("description", Optional.of(text));
    }

    public EntrySample tags(String... names) {
        return set(
                "tags",
                Stream.of(names)
                        .map(name -> new Term(Taxonomy.TAG, name, Slug.of(name)))
                        .toList());
    }

    public EntrySample series(String name) {
        return set("series", Optional.of(new Term(Taxonomy.SERIES, name, Slug.of(name))));
    }

    public EntrySample authors(Author... who) {
        return set("authors", List.of(who));
    }

    public EntrySample illustration(String src, String alt) {
        return set(
                "illustration",
                Optional.of(new Illustration(src, alt, Optional.of("A caption"), Optional.empty(), Optional.empty())));
    }

    public EntrySample furtherReading(NamedLink... links) {
        return set("furtherReading", List.of(links));
    }

    public EntrySample aliases(String... paths) {
        return place(
                "aliases",
                Stream.of(paths)
                        .map(path -> new Alias(new Address(path), Location.file("content/posts/x.md")))
                        .toList());
    }

    public EntrySample layout(String name) {
        return place("layout", Optional.of(name));
    }

    public EntrySample canonical(String url) {
        return place("canonical", Optional.of(url));
    }

    public EntrySample feedId(String uri) {
        return place("feedId", Optional.of(uri));
    }

    public EntrySample language(String tag) {
        return place("language", Optional.of(tag));
    }

    /** Gives it that table of contents. */
    public EntrySample contents(Heading... all) {
        headings = List.of(all);
        return place("toc", true);
    }

    public EntrySample unlisted() {
        return set("visibility", RecordSamples.with(meta.visibility(), "unlisted", true));
    }

    public EntrySample state(State where) {
        state = where;
        return set("visibility", RecordSamples.with(meta.visibility(), "draft", where == State.DRAFT));
    }

    State state() {
        return state;
    }

    Article article() {
        return new Article(2, Article.Excerpt.of("The first words."), headings, List.of(), List.of(), List.of(), false);
    }

    FrontMatter meta() {
        return meta;
    }

    private static PublicationDate parsed(String text) {
        return text.contains("T")
                ? PublicationDate.of(OffsetDateTime.parse(text))
                : PublicationDate.of(LocalDate.parse(text));
    }
}
