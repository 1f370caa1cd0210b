package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.data.Node;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Spelling;
import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.site.Edition;
import dev.octavo.site.NamedLink;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.SiteConfig.CustomTaxonomy;
import dev.octavo.site.SiteConfig.Section;
import dev.octavo.typography.Typography;
import dev.octavo.words.Languages;
import dev.octavo.words.Word;
import dev.octavo.words.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys below {@code languages}: what a site in several languages says in each, where that differs. */
final class LanguageKeys {
    private static final KeyTable TABLE = new KeyTable("languages");
    private static final TypedKey<String> NAME =
            TABLE.key("name", Values.LINE, "What the language calls itself, for the links that lead to it.");
    private static final TypedKey<Address> ADDRESS = TABLE.key(
            "address", Urls.PERMALINK, "Where its pages begin, such as /de/; the first language begins at /.");
    private static final TypedKey<String> TITLE = TABLE.key("title", Values.LINE, "The name of the site.");
    static final TypedKey<String> TAGLINE = TABLE.key("tagline", Values.LINE, "A few words below the name.");
    static final TypedKey<String> DESCRIPTION =
            TABLE.key("description", Values.LINE, "One or two sentences for search engines and feeds.");
    private static final TypedKey<ZoneId> ZONE =
            TABLE.key("time-zone", Zones.ZONE, "The zone of days and of times without an offset.");
    private static final TypedKey<List<String>> AUTHOR =
            TABLE.key("author", Shape.oneOrMany(Values.LINE), "The author of articles that name none.");
    static final TypedKey<List<String>> AUTHORS =
            TABLE.key("authors", Shape.oneOrMany(Values.LINE), "The same as author, for several.");
    static final TypedKey<List<NamedLink>> NAVIGATION =
            TABLE.key("navigation", Shape.list(Links.ENTRY), "The links at the top of every page: title and url.");
    static final TypedKey<String> COPYRIGHT = TABLE.key("copyright", Values.LINE, "A line at the foot of every page.");
    private static final Shape<List<Title>> TITLES = Shape.of(
            LanguageKeys::titles, Shape.ordered("type", "object", "additionalProperties", Values.LINE.schema()));
    private static final TypedKey<List<Title>> SECTIONS =
            TABLE.key("sections", TITLES, "The titles of sections, by their names: notes: Notizen.");
    private static final TypedKey<List<Title>> TAXONOMIES =
            TABLE.key("taxonomies", TITLES, "The titles of taxonomies, by their names: books: Bücher.");

    static final Shape<List<Written>> SHAPE = Shape.of(
            LanguageKeys::all,
            Shape.ordered(
                    "type",
                    "object",
                    "propertyNames",
                    Shape.ordered("pattern", "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
                    "additionalProperties",
                    Shape.ordered("anyOf", List.of(Shape.ordered("type", "null"), TABLE.schema()))));

    private LanguageKeys() {}

    /**
     * What a section or a taxonomy is called.
     *
     * @param place of its name
     */
    private record Title(String name, String title, Location place) {}

    /**
     * A language, and what is written below it.
     *
     * @param place of the language
     */
    record Written(Location place, String language, String name, Fields fields) {
        /** The edition, which says what {@code standard} does where it says nothing itself. */
        private Edition edition(Edition standard, SiteConfig site) {
            Typography words = site.typography() ? Typography.of(language) : Typography.NONE;
            List<String> authors = fields.either(AUTHOR, AUTHORS);
            return new Edition(
                    language,
                    name,
                    root(standard),
                    fields.value(TITLE).map(words::typeset).orElse(standard.title()),
                    words.typeset(fields.value(TAGLINE)).or(standard::tagline),
                    words.typeset(fields.value(DESCRIPTION)).or(standard::description),
                    fields.value(ZONE, standard.zone()),
                    authors.isEmpty() ? standard.defaultAuthors() : authors,
                    fields.value(NAVIGATION)
                            .map(links -> links.stream()
                                    .map(link -> link.typeset(words))
                                    .toList())
                            .orElse(standard.navigation()),
                    words.typeset(fields.value(COPYRIGHT)).or(standard::copyright),
                    titles(site, words));
        }

        private Address root(Edition standard) {
            Optional<Address> address = fields.value(ADDRESS);
            if (address.isPresent() && !address.get().isPage()) {
                fields.refuse(ADDRESS, "must end with \"/\"", "write " + address.get() + "/");
            }
            return address.orElse(
                    language.equals(standard.language())
                            ? Address.HOME
                            : Address.HOME.child(language.toLowerCase(Locale.ROOT)));
        }

        private Map<String, String> titles(SiteConfig site, Typography words) {
            Stream<Title> sections = known(
                    SECTIONS,
                    "section",
                    site.sections().stream().map(Section::name).toList());
            Stream<Title> taxonomies = known(
                    TAXONOMIES,
                    "taxonomy",
                    site.taxonomies().stream().map(CustomTaxonomy::name).toList());
            // Of a section and a taxonomy by one name, which have one address and are refused for that, either will do.
            return Stream.concat(sections, taxonomies)
                    .collect(Collectors.toMap(Title::name, title -> words.typeset(title.title()), (one, other) -> one));
        }

        /** What is said of {@code names}; {@code problems} are told of others. */
        private Stream<Title> known(TypedKey<List<Title>> key, String what, List<String> names) {
            List<Title> titles = fields.value(key, List.of());
            titles.stream()
                    .filter(title -> !names.contains(title.name()))
                    .map(title -> Problem.error("the site has no " + what + " \"" + title.name() + "\"", title.place())
                            .hint(Spelling.nearest(title.name(), names)
                                    .map(near -> "did you mean \"" + near + "\"?")
                                    .orElse("name it in \"" + key.name() + "\" of the site first")))
                    .forEach(fields.problems()::add);
            return titles.stream();
        }
    }

    /**
     * All editions of a site.
     *
     * @param standard the site in its own language, as it is where nothing is written for that
     */
    static List<Edition> editions(List<Written> written, Edition standard, SiteConfig site, Fields fields) {
        if (written.isEmpty()) {
            return List.of();
        }
        Written own = written.stream()
                .filter(one -> one.language().equals(standard.language()))
                .findFirst()
                .orElseGet(() -> unsaid(standard.language(), fields));
        List<Written> all = Stream.concat(Stream.of(own), written.stream().filter(one -> !one.equals(own)))
                .toList();
        boolean whole = fields.mapping()
                .entry(SiteConfigReader.LANGUAGES.name())
                .map(Node.Entry::value)
                .filter(node ->
                        node instanceof Node.Mapping keys && keys.entries().size() == written.size())
                .isPresent();
        if (all.size() == 1 && whole) {
            fields.refuse(
                    SiteConfigReader.LANGUAGES,
                    "names only the site's own language",
                    "write another below it, or delete the key");
        }
        List<Edition> editions = new ArrayList<>();
        Set<Address> roots = new HashSet<>();
        for (Written one : all) {
            Edition edition = one.edition(standard, site);
            editions.add(edition);
            if (!roots.add(edition.root())) {
                fields.slot(SiteConfigReader.LANGUAGES)
                        .refuse(
                                "has two languages at " + edition.root(),
                                "give each an \"address\" of its own, such as /" + edition.language() + "/",
                                one.place());
            }
        }
        return editions;
    }

    /** The site's own language, where only others are written. */
    private static Written unsaid(String language, Fields site) {
        Location place = site.place(SiteConfigReader.LANGUAGES);
        Node.Mapping nothing = new Node.Mapping(site.mapping().syntax(), List.of(), place);
        return new Written(place, language, nameOf(language).orElse(language), TABLE.open(nothing, site.problems()));
    }

    private static Optional<List<Written>> all(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping languages)) {
            return slot.refuse(
                    "must name the languages of the site, not be " + node.described(),
                    "write below it, indented, the tag of each with a colon, such as de:",
                    node.location());
        }
        List<Written> all = new ArrayList<>();
        for (Node.Entry entry : languages.entries()) {
            one(entry, new Slot(entry.key(), slot.syntax(), slot.problems())).ifPresent(all::add);
        }
        return Optional.of(List.copyOf(all));
    }

    private static Optional<Written> one(Node.Entry entry, Slot own) {
        Shape.Verdict<String> tag = Names.language(entry.key());
        if (tag.value().isEmpty()) {
            return own.refuse(tag.predicate(), tag.hint(), entry.keyLocation());
        }
        String language = entry.key();
        if (!(entry.value() instanceof Node.Mapping) && !Values.isNothing(entry.value())) {
            return own.refuse(
                    "needs keys with values, not " + entry.value().described(),
                    "the keys are: " + String.join(", ", TABLE.names()),
                    entry.keyLocation());
        }
        Fields fields = TABLE.open(
                entry.value() instanceof Node.Mapping keys
                        ? keys
                        : new Node.Mapping(own.syntax(), List.of(), entry.keyLocation()),
                own.problems());
        Optional<String> name = fields.value(NAME).or(() -> nameOf(language));
        if (name.isEmpty()) {
            return own.refuse(
                    "is a language of which Octavo does not know what it calls itself",
                    "write below it: name: …",
                    entry.keyLocation());
        }
        return Optional.of(new Written(entry.keyLocation(), language, name.get(), fields));
    }

    private static Optional<List<Title>> titles(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping titles)) {
            return slot.refuse(
                    "needs names and what each is called, not " + node.described(),
                    "write each below it, such as notes: Notizen",
                    node.location());
        }
        return Optional.of(titles.entries().stream()
                .flatMap(entry -> Values.LINE
                        .read(entry.value(), slot)
                        .map(title -> new Title(entry.key(), title, entry.keyLocation()))
                        .stream())
                .toList());
    }

    /** What a language that Octavo speaks calls itself. */
    private static Optional<String> nameOf(String language) {
        return Languages.fileNames(language).stream()
                .flatMap(file -> WordsReader.shipped(file).stream())
                .flatMap(words -> Stream.ofNullable(words.get(Word.LANGUAGE_NAME)))
                .map(Wording::text)
                .findFirst();
    }
}
