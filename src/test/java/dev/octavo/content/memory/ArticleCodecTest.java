package dev.octavo.content.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.octavo.address.Address;
import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.content.memory.KnownArticle.Origin;
import dev.octavo.hash.Hash;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problem.Related;
import dev.octavo.problem.Severity;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.site.Article;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.site.Article.Heading;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Author;
import dev.octavo.site.Extra;
import dev.octavo.site.FrontMatter;
import dev.octavo.site.FrontMatter.Alias;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.FrontMatter.Placement;
import dev.octavo.site.NamedLink;
import dev.octavo.site.Term;
import dev.octavo.site.Term.Taxonomy;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Articles come back from memory as they went in. */
final class ArticleCodecTest {
    private static final Origin ORIGIN = new Origin(new Hash(1, -2), new Hash(Long.MIN_VALUE, 4), new Hash(5, 6));
    private static final PublicationDate DAY = PublicationDate.of(LocalDate.of(1969, 2, 28));
    private static final PublicationDate MOMENT =
            PublicationDate.of(OffsetDateTime.parse("1931-11-24T08:30:15.000000001-03:30"));
    private static final Location PLACE = new Location("content/posts/x.md", 3, 300, 70_000);
    private static final Author ADA = new Author(
            "ada",
            "Ada",
            Optional.of(new Source(new SourcePath("content/authors/ada.yaml"), new Hash(7, 8))),
            Optional.of("Writes."),
            Optional.of("ada.svg"),
            List.of());
    private static final Author SOMEBODY = new Author(
            "somebody-else", "Somebody Else", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** Every component of every record in it has a value that a codec which forgets it would not give. */
    private static KnownArticle full() {
        FrontMatter meta = new FrontMatter(
                "Tïtle 𝄞",
                Optional.of(DAY),
                Optional.of(MOMENT),
                Optional.of("A description"),
                List.of(new Term(Taxonomy.TAG, "the ink", "the-ink"), new Term(Taxonomy.TAG, "b", "c")),
                Optional.of(new Term(Taxonomy.SERIES, "A Series", "a-series")),
                List.of(ADA, SOMEBODY),
                Optional.of(300),
                Optional.of(new Illustration("a.svg", "A", Optional.of("Caption"), Optional.of("Credit"))),
                List.of(new NamedLink("../other.md", Optional.of("Other"), Optional.of("Note"))),
                new Visibility(true, Optional.of(MOMENT), Optional.of(DAY), true),
                new Placement(
                        Optional.of("slug"),
                        List.of(new Alias(new Address("/old/"), PLACE)),
                        Optional.of("wide"),
                        Optional.of("de"),
                        Optional.of("../en.md"),
                        true,
                        Optional.of("https://elsewhere.example/")),
                new Extra(extra()));
        Article article = new Article(
                7,
                new Excerpt("First words", true),
                List.of(new Heading(2, "id", "Heading"), new Heading(3, "id-1", "Heading")),
                List.of(
                        new Link(Article.Kind.LINK, "../a.md#b", 12, 1),
                        new Link(Article.Kind.IMAGE, "a.svg", 70_000, 9)),
                List.of("id", "id-1", "fn-1"));
        return new KnownArticle(ORIGIN, meta, Optional.of(article), List.of(warning(Severity.WARNING)));
    }

    private static Map<String, Object> extra() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", "text");
        inner.put("a", List.of("x", 1L, List.of(), Map.of()));
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("text", "");
        extra.put("least", Long.MIN_VALUE);
        extra.put("most", Long.MAX_VALUE);
        extra.put("minus zero", -0.0);
        extra.put("not a number", Double.NaN);
        extra.put("true", true);
        extra.put("false", false);
        extra.put("map", inner);
        return extra;
    }

    private static Problem warning(Severity severity) {
        return new Problem(
                severity,
                "a message",
                Optional.of(PLACE),
                Optional.of("a hint"),
                List.of(new Related("and", new Location("content/posts/y.md", 4, 5, 6))));
    }

    private static KnownArticle throughMemory(KnownArticle known) {
        Map<String, Author> authors = Map.of("ada", ADA);
        return ArticleCodec.decoded(
                ArticleCodec.encoded(known),
                id -> Optional.ofNullable(authors.get(id)).orElseThrow());
    }

    @Test
    void everythingComesBack() {
        assertEquals(full(), throughMemory(full()));
        assertEquals(ORIGIN, ArticleCodec.origin(ArticleCodec.encoded(full())));
    }

    @Test
    void mapsKeepTheirOrder() {
        Map<String, Object> extra = throughMemory(full()).meta().extra().values();
        assertEquals(extra().toString(), extra.toString());
    }

    /** Else the test above would not see that a codec forgets one: a new component fails here first. */
    @Test
    void theSampleHasNoDefaultInIt() {
        List<String> defaults = new ArrayList<>();
        collectDefaults(full(), "article", defaults);
        assertEquals(List.of(), defaults);
    }

    private static void collectDefaults(Object value, String path, List<String> defaults) {
        if (value instanceof Author || value instanceof Extra) {
            return; // one of each kind, and values of every type
        }
        boolean isDefault = value.equals(Optional.empty())
                || value.equals(List.of())
                || value.equals("")
                || value.equals(0)
                || value.equals(0L)
                || value.equals(false);
        if (isDefault) {
            defaults.add(path);
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> collectDefaults(inner, path, defaults));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collectDefaults(inner, path + "[]", defaults));
        } else if (value instanceof PublicationDate) {
            return; // one is a day alone
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    Object inner = component.getAccessor().invoke(value);
                    collectDefaults(inner, path + "." + component.getName(), defaults);
                } catch (ReflectiveOperationException e) {
                    fail(e);
                }
            }
        }
    }

    @Test
    void nothingComesBackAsNothing() {
        FrontMatter bare = new FrontMatter(
                "",
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
                new Placement(
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                Extra.NONE);
        KnownArticle withheld = new KnownArticle(ORIGIN, bare, Optional.empty(), List.of());
        assertEquals(withheld, throughMemory(withheld));
        Article empty = new Article(1, new Excerpt("", false), List.of(), List.of(), List.of());
        Problem plain = new Problem(Severity.ERROR, "", Optional.empty(), Optional.empty(), List.of());
        KnownArticle known =
                new KnownArticle(ORIGIN, bare, Optional.of(empty), List.of(plain, warning(Severity.ERROR)));
        assertEquals(known, throughMemory(known));
    }

    /** What is said of an author stands in their file, and may change without the article. */
    @Test
    void anAuthorWithAFileIsAsTheFileSaysNow() {
        Author now = new Author("ada", "Ada Q.", ADA.source(), Optional.empty(), Optional.empty(), List.of());
        KnownArticle known = ArticleCodec.decoded(ArticleCodec.encoded(full()), id -> now);
        assertEquals(List.of(now, SOMEBODY), known.meta().authors());
    }
}
