package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.blog.schema.FrontMatterReader.Context;
import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.FrontMatter.Alias;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.FrontMatter.Placement;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.PrintedProblems;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problems;
import dev.octavo.testing.Folders;
import dev.octavo.testing.RecordSamples;
import dev.octavo.testing.Rows;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontMatterReaderTest {
    private static final Author ADA = known("ada", "Ada Lovelace");
    private static final Author GRACE = known("grace-hopper", "Grace Hopper");
    private static final AuthorLookup AUTHORS =
            new AuthorLookup(List.of(ADA, GRACE, known("kim-1", "Kim"), known("kim-2", "Kim")));
    private static final Context POST = context(Kind.POST, Optional.empty());

    private static final String WHOLE_YAML = Folders.text(FrontMatterReaderTest.class, "whole-post.yaml");

    private static final FrontMatter WHOLE = new FrontMatter(
            "C: the good parts",
            true,
            Optional.empty(),
            Optional.of(day("2026-11-24")),
            Optional.of(moment("2026-11-25T08:30:00+01:00")),
            Optional.of("What is worth keeping."),
            Optional.of("https://example.com/c"),
            List.of(tag("C", "c"), tag("C++", "cplusplus"), tag("1984", "1984")),
            List.of(
                    new Term(Term.Taxonomy.CUSTOM, "Tools", "categories/tools"),
                    new Term(Term.Taxonomy.CUSTOM, "Languages", "categories/tools/languages")),
            Optional.of(new Term(Term.Taxonomy.SERIES, "Old languages", "old-languages")),
            List.of(ADA, plain("somebody-else", "Somebody Else")),
            Optional.of(12),
            Optional.of(new Illustration(
                    "cover.svg",
                    "A book",
                    Optional.of("The book"),
                    Optional.of("Ada"),
                    Optional.of(new Focus(30, 60)))),
            new FrontMatter.Looks(true, false),
            List.of(
                    new NamedLink("/about/", Optional.empty(), Optional.empty()),
                    new NamedLink("https://example.org/c11?a=1#b", Optional.of("The standard"), Optional.of("long"))),
            List.of("one.jpg", "/img/two.jpg"),
            new Visibility(
                    true,
                    Optional.of(moment("2026-12-24T08:30:00+01:00")),
                    Optional.of(moment("2027-01-01T00:00:00Z")),
                    true,
                    false),
            new Placement(
                    Optional.of("c-good"),
                    Optional.empty(),
                    List.of(alias("/old/"), alias("/older/"), alias("/old.html")),
                    Optional.of("wide/post"),
                    Optional.of("pt-BR"),
                    Optional.of("../pt/c.md"),
                    true,
                    Optional.of(false),
                    Optional.of(false),
                    Optional.of("https://example.org/c"),
                    Optional.of("tag:example.org,2009:c"),
                    true),
            new Extra(Map.of("mood", "good", "stars", 5L, "ratio", 1.5, "seen", List.of(true, Map.of("x", "y")))));

    @Test
    void readsEveryKeyOfYaml() {
        assertEquals(WHOLE, unplaced(meta(Syntax.YAML, WHOLE_YAML)));
    }

    /** Removes one key at a time: another component must change. Fails for a key without a component, and vice versa. */
    @Test
    void everyKeyHasAComponentAndEveryComponentAKey() {
        Node.Mapping all = TreeReader.read(StructuredText.file(Syntax.YAML, "p.md", WHOLE_YAML), new Problems())
                .orElseThrow();
        Map<String, Object> whole = components(WHOLE);
        Set<String> reached = new TreeSet<>();
        Map<?, ?> properties = (Map<?, ?>)
                Objects.requireNonNull(FrontMatterReader.schema(List.of()).get("properties"));
        Set<String> idle =
                properties.keySet().stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        idle.remove("authors"); // the same as author
        idle.remove("permalink"); // instead of a slug
        idle.remove("each"); // no article has it
        for (Node.Entry entry : all.entries()) {
            List<Node.Entry> others =
                    all.entries().stream().filter(other -> !other.equals(entry)).toList();
            FrontMatter without = FrontMatterReader.presumed(
                    Optional.of(new Node.Mapping(Syntax.YAML, others, all.location())),
                    StructuredText.file(Syntax.YAML, "p.md", ""),
                    POST,
                    "");
            Map<String, Object> now = components(unplaced(without));
            List<String> changed = now.keySet().stream()
                    .filter(name -> !Objects.equals(now.get(name), whole.get(name)))
                    .toList();
            reached.addAll(changed);
            if (!changed.isEmpty()) {
                idle.remove(entry.key());
            }
        }
        assertEquals(Set.of(), idle);
        reached.add("heading"); // made from the title when that is typeset
        reached.add("permalink");
        assertEquals(whole.keySet(), reached);
    }

    /** With the components of nested records instead of those records. */
    private static Map<String, Object> components(Record record) {
        RecordComponents components = RecordComponents.of(record.getClass());
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < components.count(); i++) {
            Object value = components.value(i, record);
            if (value instanceof Visibility || value instanceof Placement) {
                values.putAll(components((Record) value));
            } else {
                values.put(components.name(i), value);
            }
        }
        return values;
    }

    @Test
    void readsTheSameFromToml() {
        String toml = Folders.text(FrontMatterReaderTest.class, "whole-post.toml");
        assertEquals(WHOLE, unplaced(meta(Syntax.TOML, toml)));
    }

    @Test
    void readsTheSameFromJson() {
        String json = Folders.text(FrontMatterReaderTest.class, "whole-post.json");
        assertEquals(WHOLE, unplaced(meta(Syntax.JSON, json)));
    }

    @Test
    void treatsEmptyValuesAsAbsent() {
        FrontMatter bare = meta(Syntax.YAML, "title: T\ndate: 2026-11-24\n");
        String empty = "description: ''\ntags: []\nseries: ~\nauthor:\nextra: {}\naliases: []\nslug: '  '\ndraft:\n";
        assertEquals(bare, meta(Syntax.YAML, "title: T\ndate: 2026-11-24\n" + empty));
        assertEquals(List.of(ADA), bare.authors());
    }

    @Test
    void keepsTextsThatYaml11ReadsAsOtherTypes() {
        FrontMatter meta = meta(Syntax.YAML, "title: 1984\ndate: 2026-11-24\ntags: [no, yes, 2024, 1.10, true, 012]\n");
        assertEquals("1984", meta.title());
        assertEquals(
                List.of("no", "yes", "2024", "1.10", "true", "012"),
                meta.tags().stream().map(Term::name).toList());
    }

    @Test
    void givesTagsThatDifferOnlyInSignsDifferentAddresses() {
        FrontMatter meta = meta(
                Syntax.YAML,
                "title: T\ndate: 2026-11-24\ntags: [C, C++, 'C#', F, 'F#', .NET, net, A*, Objective-C++, ASP.NET]\n");
        assertEquals(
                List.of(
                        "c",
                        "cplusplus",
                        "csharp",
                        "f",
                        "fsharp",
                        "dotnet",
                        "net",
                        "a",
                        "objective-cplusplus",
                        "asp-net"),
                meta.tags().stream().map(Term::slug).toList());
    }

    @Test
    void readsWhatCertainlyIsMeant() {
        FrontMatter meta = meta(Syntax.YAML, """
            title: T
            date: 2026-11-24
            tags: "#a, b、c，d #e, , f"
            categories: A/B, C
            aliases: [old, A note]
            permalink: 2019/hello
            language: de_DE
            """);
        assertEquals(
                List.of("a", "b", "c", "d", "e", "f"),
                meta.tags().stream().map(Term::name).toList());
        assertEquals(
                List.of("A", "B", "C"), meta.terms().stream().map(Term::name).toList());
        assertEquals(
                List.of("/old/", "/A note/"),
                meta.placement().aliases().stream()
                        .map(alias -> alias.address().path())
                        .toList());
        assertEquals(Optional.of(new Address("/2019/hello/")), meta.placement().permalink());
        assertEquals(Optional.of("de-DE"), meta.placement().language());
    }

    @Test
    void readsKeysOfOtherProgramsAsItsOwn() {
        String text = """
            title: T
            pubDate: 2026-11-24
            lastmod: 2026-11-25
            summary: S
            cover: {image: a.png, alt: A, relative: true}
            keywords: a, b
            published: false
            """;
        FrontMatter meta = TreeReader.read(StructuredText.file(Syntax.YAML, "p.md", text), new Problems())
                .flatMap(tree -> FrontMatterReader.read(tree, POST, new Problems()))
                .orElseThrow();
        assertEquals(Optional.of(day("2026-11-24")), meta.date());
        assertEquals(Optional.of(day("2026-11-25")), meta.updated());
        assertEquals(Optional.of("S"), meta.description());
        assertEquals(
                Optional.of(new Illustration("a.png", "A", Optional.empty(), Optional.empty(), Optional.empty())),
                meta.illustration());
        assertEquals(List.of("a", "b"), meta.tags().stream().map(Term::name).toList());
        assertEquals(true, meta.visibility().draft());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isdraft: false\npublished: false",
                "published: false\nisdraft: false",
                "draft: false\nwip: true",
                "unlisted: false\nhidden: true"
            })
    void refusesKeysOfOtherProgramsThatContradictWhoMayRead(String keys) {
        Problems problems = new Problems();
        TreeReader.read(StructuredText.file(Syntax.YAML, "p.md", "title: T\ndate: 2026-11-24\n" + keys), problems)
                .ifPresent(tree -> FrontMatterReader.read(tree, POST, problems));
        assertEquals(true, problems.hasErrors());
    }

    @Test
    void keepsAnEmptyAlternativeTextThatWasWrittenEmpty() {
        FrontMatter meta = meta(Syntax.YAML, "title: T\ndate: 2026-11-24\nillustration:\n  src: a b.png\n  alt: ''\n");
        assertEquals(
                Optional.of(new Illustration("a b.png", "", Optional.empty(), Optional.empty(), Optional.empty())),
                meta.illustration());
    }

    @Test
    void readsDaysAndMomentsInTheSitesZone() {
        assertEquals(day("2026-11-24"), date("2026-11-24"));
        assertEquals(day("2024-02-29"), date("'2024-02-29 '"));
        assertEquals(moment("2026-11-24T08:30:00+01:00"), date("2026-11-24T08:30:00+01:00"));
        assertEquals(moment("2026-11-24T08:30:00-05:00"), date("2026-11-24 08:30 -05:00"));
        assertEquals(moment("2026-11-24T08:30:00+05:30"), date("2026-11-24 08:30:00 +0530"));
        assertEquals(moment("2026-11-24T08:30:15.250Z"), date("2026-11-24t08:30:15.25z"));
        assertEquals(moment("2026-11-24T08:30:00+01:00"), date("2026-11-24 08:30"));
        assertEquals(moment("2026-07-24T08:30:00+02:00"), date("2026-07-24T08:30:00"));
        // A time that the clocks show twice that night: the first of the two.
        assertEquals(moment("2026-10-25T02:30:00+02:00"), date("2026-10-25 02:30"));
    }

    @Test
    void takesTheDateFromTheNameIfTheFrontMatterHasNone() {
        Context dated = context(Kind.POST, Optional.of(LocalDate.of(2025, 1, 2)));
        assertEquals(
                Optional.of(day("2025-01-02")),
                read(Syntax.YAML, "title: T", dated).orElseThrow().date());
    }

    @Test
    void requiresNoDateForPages() {
        Context page = context(Kind.PAGE, Optional.empty());
        assertEquals(
                Optional.empty(),
                read(Syntax.YAML, "title: T", page).orElseThrow().date());
    }

    @Test
    void findsAuthorsByIdAndByName() {
        assertEquals(List.of(ADA), authors("ada"));
        assertEquals(List.of(ADA), authors("Ada Lovelace"));
        assertEquals(List.of(GRACE, ADA), authors("[Grace Hopper, ada]"));
        assertEquals(List.of(plain("renée-descartes", "Renée Descartes")), authors("Renée Descartes"));
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithAPost() {
        return Rows.of(FrontMatterReaderTest.class, "front-matter.rows").become(FrontMatterReaderTest::problems);
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsWrongWithADate() {
        return Rows.of(FrontMatterReaderTest.class, "dates.rows").become(text -> problems("title: T\ndate: " + text));
    }

    @Test
    void theRemedyForAPictureIsWrittenInTheAuthorsLanguage() {
        Map<Syntax, String> wrong = Map.of(
                Syntax.YAML, "title: T\ndate: 2026-11-24\nKEY: /images/a b.jpg\n",
                Syntax.TOML, "title = 'T'\ndate = 2026-11-24\nKEY = '/images/a b.jpg'\n",
                Syntax.JSON, "{\"title\": \"T\", \"date\": \"2026-11-24\",\n\"KEY\": \"/images/a b.jpg\"\n}");
        Optional<Illustration> picture = Optional.of(new Illustration(
                "/images/a b.jpg", "what the picture shows", Optional.empty(), Optional.empty(), Optional.empty()));
        wrong.forEach((syntax, text) -> {
            String written = text.replace("KEY", "illustration");
            Problems problems = new Problems();
            TreeReader.read(StructuredText.file(syntax, "p.md", written), problems)
                    .ifPresent(tree -> FrontMatterReader.read(tree, POST, problems));
            String remedy = problems.sorted().get(0).hint().orElseThrow();
            String followed =
                    written.replaceFirst("(?m)^.*illustration.*$", remedy.substring(remedy.indexOf('\n') + 1));
            assertEquals(picture, meta(syntax, followed).illustration());
        });
    }

    @Test
    void readsWhatIsDrawnInsteadOfAPicture() {
        Map<String, FrontMatter.Looks> looks = Map.of(
                "", new FrontMatter.Looks(true, true),
                "illustration: none", new FrontMatter.Looks(false, true),
                "illustration: {src: a.png, alt: A}", new FrontMatter.Looks(true, true));
        looks.forEach((written, meant) -> assertEquals(
                meant,
                meta(Syntax.YAML, "title: T\ndate: 2026-11-24\n" + written + "\n")
                        .looks()));
    }

    @Test
    void keepsTheDigitsOfANumberTooLargeForAnyType() {
        String digits = "1".repeat(60_000);
        String json = "{\"title\": \"T\", \"date\": \"2026-11-24\", \"extra\": {\"n\": " + digits + "}}";
        assertEquals(new Extra(Map.of("n", digits)), meta(Syntax.JSON, json).extra());
        assertEquals(
                new Extra(Map.of("n", digits)),
                meta(Syntax.YAML, "title: T\ndate: 2026-11-24\nextra: {n: " + digits + "}")
                        .extra());
    }

    @Test
    void acceptsASeriesInAListOfOne() {
        assertEquals(
                Optional.of(new Term(Term.Taxonomy.SERIES, "Kites", "kites")),
                meta(Syntax.YAML, "title: T\ndate: 2026-11-24\nseries: [Kites]\n")
                        .series());
    }

    @Test
    void acceptsAHundredTagsOrAuthorsAndNoMore() {
        String names = IntStream.rangeClosed(1, 100).mapToObj(i -> "N" + i).collect(Collectors.joining(", "));
        String head = "title: T\ndate: 2026-01-01\n";
        FrontMatter hundred = meta(Syntax.YAML, head + "tags: [" + names + "]\nauthors: [" + names + "]");
        assertEquals(200, hundred.tags().size() + hundred.authors().size());
        assertEquals(
                """
                error: "tags" has 101 tags, and more than 100 are too many: each is its own page
                  help: keep those by which readers would look for the article
                error: "authors" has 101 names, and more than 100 are too many
                  help: name those who wrote the article; others can be thanked in it
                """,
                problems(head + "tags: [" + names + ", x]\nauthors: [" + names + ", x]")
                        .replaceAll("(?m)^  (p.md| +).*\n|^\n", ""));
    }

    @Test
    void warnsOfADateThatDiffersFromTheFilesName() {
        Context dated = context(Kind.POST, Optional.of(LocalDate.of(2025, 1, 2)));
        String text = "title: T\ndate: 2026-11-24";
        Problems problems = new Problems();
        Optional<FrontMatter> meta = TreeReader.read(StructuredText.file(Syntax.YAML, "p.md", text), problems)
                .flatMap(tree -> FrontMatterReader.read(tree, dated, problems));
        assertEquals(Optional.of(day("2026-11-24")), meta.orElseThrow().date());
        assertEquals("""
            warning: "date" is 2026-11-24, but the file's name begins with 2025-01-02
              p.md:2:7
                2 | date: 2026-11-24
                  |       ^^^^^^^^^^
              help: "date" is what counts: give the file the name 2026-11-24-…, or one without a date

            """, PrintedProblems.of(problems, text));
    }

    @Test
    void warnsOfOneTagThatMayBeSeveral() {
        String text = "title = \"T\"\ndate = 2026-11-24\ntags = \"garden winter\"";
        Problems problems = new Problems();
        Optional<FrontMatter> meta = TreeReader.read(StructuredText.file(Syntax.TOML, "p.md", text), problems)
                .flatMap(tree -> FrontMatterReader.read(tree, POST, problems));
        assertEquals("garden-winter", meta.orElseThrow().tags().get(0).slug());
        assertEquals("""
            warning: "garden winter" is taken for one tag
              p.md:3:8
                3 | tags = "garden winter"
                  |        ^^^^^^^^^^^^^^^
              help: write tags = ["garden winter"] if it is, or tags = ["garden", "winter"] if there are several

            """, PrintedProblems.of(problems, text));
    }

    private static String problems(String text) {
        Problems problems = new Problems();
        Optional<FrontMatter> meta = TreeReader.read(StructuredText.file(Syntax.YAML, "p.md", text), problems)
                .flatMap(tree -> FrontMatterReader.read(tree, POST, problems));
        assertEquals(problems.hasErrors(), meta.isEmpty());
        return PrintedProblems.of(problems, text);
    }

    private static PublicationDate date(String text) {
        return meta(Syntax.YAML, "title: T\ndate: " + text).date().orElseThrow();
    }

    private static List<Author> authors(String text) {
        return meta(Syntax.YAML, "title: T\ndate: 2026-11-24\nauthor: " + text).authors();
    }

    private static FrontMatter meta(Syntax syntax, String text) {
        return read(syntax, text, POST).orElseThrow();
    }

    private static Alias alias(String path) {
        return new Alias(new Address(path), Location.file("p.md"));
    }

    /** With the same place for every alias, since places differ between the three syntaxes. */
    private static FrontMatter unplaced(FrontMatter meta) {
        List<Alias> aliases = meta.placement().aliases().stream()
                .map(alias -> alias(alias.address().path()))
                .toList();
        return RecordSamples.with(meta, "placement", RecordSamples.with(meta.placement(), "aliases", aliases));
    }

    private static Optional<FrontMatter> read(Syntax syntax, String text, Context context) {
        Problems problems = new Problems();
        Node.Mapping tree = TreeReader.read(StructuredText.file(syntax, "p.md", text), problems)
                .orElseThrow();
        Optional<FrontMatter> meta = FrontMatterReader.read(tree, context, problems);
        assertEquals("", PrintedProblems.of(problems, text));
        return meta;
    }

    private static Context context(Kind kind, Optional<LocalDate> dateFromName) {
        return new Context(
                kind,
                true,
                dateFromName,
                Optional.empty(),
                AUTHORS,
                language -> new LanguageDefaults(ZoneId.of("Europe/Berlin"), List.of(ADA)),
                List.of(),
                Defaults.NONE,
                LocalDate.parse("2026-11-24"));
    }

    private static Author known(String id, String name) {
        Source source = new Source(new SourcePath("content/authors/" + id + ".yaml"), Hash.of(new byte[0]));
        return new Author(
                id, name, Optional.of(source), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static Author plain(String id, String name) {
        return Author.named(id, name);
    }

    private static Term tag(String name, String slug) {
        return new Term(Term.Taxonomy.TAG, name, slug);
    }

    private static PublicationDate day(String text) {
        return PublicationDate.of(LocalDate.parse(text));
    }

    private static PublicationDate moment(String text) {
        return PublicationDate.of(OffsetDateTime.parse(text));
    }
}
