package dev.octavo.schema;

import dev.octavo.address.Address;
import dev.octavo.address.Scheme;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys below {@code languages}: the settings of a site that differ between its languages. */
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
            TABLE.key("time-zone", TimeZones.ZONE, "The zone of days and of times without an offset.");
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

    static final Shape<List<LanguageEntry>> SHAPE = Shape.of(
            LanguageKeys::all,
            Shape.ordered(
                    "type",
                    "object",
                    "propertyNames",
                    Names.LANGUAGE.schema(),
                    "additionalProperties",
                    Shape.ordered("anyOf", List.of(Shape.ordered("type", "null"), TABLE.schema()))));

    /** The words for the pages that Octavo makes in every language, by their addresses. */
    private static final Map<String, Word> MADE =
            Map.of("archive", Word.ARCHIVE, "tags", Word.TAGS, "categories", Word.CATEGORIES, "search", Word.SEARCH);

    private LanguageKeys() {}

    /**
     * The title of a section or a taxonomy.
     *
     * @param place of its name
     */
    private record Title(String name, String title, Location place) {}

    /**
     * A language, and the keys below it.
     *
     * @param place of the language's tag
     */
    record LanguageEntry(Location place, String language, String name, Fields fields) {
        /** The edition in this language; {@code defaults} has the values of keys that are not written. */
        private Edition edition(Edition defaults, SiteConfig site) {
            Typography words = site.typography() ? Typography.of(language) : Typography.NONE;
            List<String> authors = fields.either(AUTHOR, AUTHORS);
            return new Edition(
                    language,
                    name,
                    root(defaults),
                    fields.value(TITLE).map(words::typeset).orElse(defaults.title()),
                    words.typeset(fields.value(TAGLINE)).or(defaults::tagline),
                    words.typeset(fields.value(DESCRIPTION)).or(defaults::description),
                    fields.value(ZONE, defaults.zone()),
                    authors.isEmpty() ? defaults.defaultAuthors() : authors,
                    fields.value(NAVIGATION)
                            .map(links -> links.stream()
                                    .map(link -> link.typeset(words))
                                    .toList())
                            .orElseGet(
                                    () -> inherited(defaults.navigation(), root(defaults), titles(site, words), site)),
                    words.typeset(fields.value(COPYRIGHT)).or(defaults::copyright),
                    titles(site, words));
        }

        /** The entries for pages that exist in every language, and for other sites. */
        private List<NamedLink> inherited(
                List<NamedLink> links, Address root, Map<String, String> titles, SiteConfig site) {
            if (language.equals(site.language())) {
                return links;
            }
            Map<Word, Wording> own = words(language).findFirst().orElse(Map.of());
            Map<String, String> made = new HashMap<>(titles);
            MADE.forEach((name, word) ->
                    Optional.ofNullable(own.get(word)).ifPresent(title -> made.put(name, title.text())));
            return links.stream()
                    .flatMap(link -> inherited(link, root, made, site).stream())
                    .toList();
        }

        private Optional<NamedLink> inherited(
                NamedLink link, Address root, Map<String, String> titles, SiteConfig site) {
            if (!Scheme.normalized(link.url()).isEmpty()) {
                return Optional.of(link);
            }
            String name = link.url().replaceFirst("^/([^/]*)/?$", "$1");
            boolean everywhere = MADE.containsKey(name)
                    || site.sections().stream()
                            .anyMatch(section -> section.name().equals(name))
                    || site.taxonomies().stream().anyMatch(own -> own.name().equals(name));
            return everywhere
                    ? Optional.of(new NamedLink(
                            root.child(name).path(),
                            Optional.ofNullable(titles.get(name)).or(link::title),
                            link.note()))
                    : Optional.empty();
        }

        private Address root(Edition defaults) {
            Optional<Address> address = fields.value(ADDRESS);
            if (address.isPresent() && !address.get().isPage()) {
                fields.refuse(ADDRESS, "must end with \"/\"", "write " + address.get() + "/");
            }
            return address.orElse(
                    language.equals(defaults.language())
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
            // If a section and a taxonomy share a name, either will do: they share an address and are refused for that.
            return Stream.concat(sections, taxonomies)
                    .collect(Collectors.toMap(Title::name, title -> words.typeset(title.title()), (one, other) -> one));
        }

        /** The titles below {@code key}; reports those of names that are not in {@code names}. */
        private Stream<Title> known(TypedKey<List<Title>> key, String what, List<String> names) {
            List<Title> titles = fields.value(key, List.of());
            titles.stream()
                    .filter(title -> !names.contains(title.name()))
                    .map(title -> Problem.error("the site has no " + what + " \"" + title.name() + "\"", title.place())
                            .hint(Spelling.suggestion(title.name(), names)
                                    .orElse("name it in \"" + key.name() + "\" of the site first")))
                    .forEach(fields.problems()::add);
            return titles.stream();
        }
    }

    /**
     * All editions of a site; none if it has only one language.
     *
     * @param defaults the site in its own language, from the keys outside {@code languages}
     */
    static List<Edition> editions(List<LanguageEntry> written, Edition defaults, SiteConfig site, Fields fields) {
        if (written.isEmpty()) {
            return List.of();
        }
        LanguageEntry own = written.stream()
                .filter(one -> one.language().equals(defaults.language()))
                .findFirst()
                .orElseGet(() -> implied(defaults.language(), fields));
        List<LanguageEntry> all = Stream.concat(Stream.of(own), written.stream().filter(one -> !one.equals(own)))
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
        for (LanguageEntry one : all) {
            Edition edition = one.edition(defaults, site);
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

    /** An entry for the site's own language, if only others are written. */
    private static LanguageEntry implied(String language, Fields site) {
        Location place = site.place(SiteConfigReader.LANGUAGES);
        Node.Mapping nothing = new Node.Mapping(site.mapping().syntax(), List.of(), place);
        return new LanguageEntry(
                place, language, nameOf(language).orElse(language), TABLE.open(nothing, site.problems()));
    }

    private static Optional<List<LanguageEntry>> all(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping languages)) {
            return slot.refuse(
                    "must name the languages of the site, not be " + node.described(),
                    "write below it, indented, the tag of each with a colon, such as de:",
                    node.location());
        }
        return Optional.of(languages.entries().stream()
                .flatMap(entry -> one(entry, new Slot(entry.key(), slot.syntax(), slot.problems())).stream())
                .toList());
    }

    private static Optional<LanguageEntry> one(Node.Entry entry, Slot own) {
        Shape.Verdict<String> tag = Names.language(entry.key());
        if (tag.value().isEmpty()) {
            return own.refuse(tag.predicate(), tag.hint(), entry.keyLocation());
        }
        String language = tag.value().get();
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
        return Optional.of(new LanguageEntry(entry.keyLocation(), language, name.get(), fields));
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

    /** The name of a language in itself; empty if it is not known. */
    private static Optional<String> nameOf(String language) {
        return words(language)
                .map(words -> words.get(Word.LANGUAGE_NAME))
                .map(Wording::text)
                .findFirst()
                .or(() -> Languages.name(language));
    }

    /** The words that Octavo has for a language, the nearest first. */
    private static Stream<Map<Word, Wording>> words(String language) {
        return Languages.fileNames(language).stream().flatMap(file -> WordsReader.shipped(file).stream());
    }
}
