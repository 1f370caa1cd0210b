package dev.octavo.testing;

import dev.octavo.address.Address;
import dev.octavo.address.Slug;
import dev.octavo.problem.Location;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Article;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Author;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.FrontMatter.Placement;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Term;
import dev.octavo.site.Term.Taxonomy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A post or page for tests, before it is one. */
public final class EntrySample {
    Optional<PublicationDate> date = Optional.empty();
    private String title;
    private Optional<PublicationDate> updated = Optional.empty();
    private Optional<String> description = Optional.empty();
    private List<Term> tags = List.of();
    private Optional<Term> series = Optional.empty();
    private List<Author> authors = List.of(Samples.author("Ada"));
    private Optional<Illustration> illustration = Optional.empty();
    private List<NamedLink> furtherReading = List.of();
    private List<Alias> aliases = List.of();
    private Optional<String> layout = Optional.empty();
    private Optional<String> canonical = Optional.empty();
    private Optional<String> language = Optional.empty();
    private List<Heading> headings = List.of();
    private boolean unlisted;
    private boolean toc;
    private State state = State.PUBLISHED;

    EntrySample(String slug) {
        title = "The " + slug;
    }

    /** A day, or a moment with its offset. */
    public EntrySample date(String text) {
        date = Optional.of(parsed(text));
        return this;
    }

    public EntrySample updated(String text) {
        updated = Optional.of(parsed(text));
        return this;
    }

    public EntrySample title(String text) {
        title = text;
        return this;
    }

    public EntrySample description(String text) {
        description = Optional.of(text);
        return this;
    }

    public EntrySample tags(String... names) {
        tags = Stream.of(names)
                .map(name -> new Term(Taxonomy.TAG, name, Slug.of(name)))
                .toList();
        return this;
    }

    public EntrySample series(String name) {
        series = Optional.of(new Term(Taxonomy.SERIES, name, Slug.of(name)));
        return this;
    }

    public EntrySample authors(Author... who) {
        authors = List.of(who);
        return this;
    }

    public EntrySample illustration(String src, String alt) {
        illustration = Optional.of(new Illustration(src, alt, Optional.of("A caption"), Optional.empty()));
        return this;
    }

    public EntrySample furtherReading(NamedLink... links) {
        furtherReading = List.of(links);
        return this;
    }

    public EntrySample aliases(String... paths) {
        aliases = Stream.of(paths)
                .map(path -> new Alias(new Address(path), Location.file("content/posts/x.md")))
                .toList();
        return this;
    }

    public EntrySample layout(String name) {
        layout = Optional.of(name);
        return this;
    }

    public EntrySample canonical(String url) {
        canonical = Optional.of(url);
        return this;
    }

    public EntrySample language(String tag) {
        language = Optional.of(tag);
        return this;
    }

    /** With a table of contents of these. */
    public EntrySample contents(Heading... all) {
        headings = List.of(all);
        toc = true;
        return this;
    }

    public EntrySample unlisted() {
        unlisted = true;
        return this;
    }

    public EntrySample state(State where) {
        state = where;
        return this;
    }

    State state() {
        return state;
    }

    Article article() {
        return new Article(2, Article.Excerpt.of("The first words."), headings, List.of(), List.of());
    }

    FrontMatter meta() {
        return new FrontMatter(
                title,
                date,
                updated,
                description,
                tags,
                series,
                authors,
                Optional.empty(),
                illustration,
                furtherReading,
                new Visibility(state == State.DRAFT, Optional.empty(), Optional.empty(), unlisted),
                new Placement(Optional.empty(), aliases, layout, language, Optional.empty(), toc, canonical),
                new Extra(Map.of("mood", "calm")));
    }

    private static PublicationDate parsed(String text) {
        return text.contains("T")
                ? PublicationDate.of(OffsetDateTime.parse(text))
                : PublicationDate.of(LocalDate.parse(text));
    }
}
