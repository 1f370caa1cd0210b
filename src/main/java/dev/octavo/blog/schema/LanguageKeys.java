package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Written;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.typography.Typography;
import java.time.ZoneId;
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
    static final TypedKey<String> TAGLINE = TypedKey.of("tagline", Values.LINE);
    static final TypedKey<String> DESCRIPTION = TypedKey.of("description", Values.LINE);
    static final TypedKey<List<String>> AUTHORS = TypedKey.of("authors", Shape.oneOrMany(Values.LINE));
    static final TypedKey<List<LinkGroup>> NAVIGATION = TypedKey.of("navigation", Shape.list(LinkShapes.ENTRY));
    static final TypedKey<List<LinkGroup>> FOOTER = TypedKey.of("footer", Shape.list(LinkShapes.COLUMN));
    static final TypedKey<String> COPYRIGHT = TypedKey.of("copyright", Values.LINE);

    private static final TypedKey<Address> ADDRESS = TypedKey.of("address", Urls.PERMALINK);
    private static final Shape<List<Title>> TITLES = Shape.of(LanguageKeys::titles, Shape.named(Values.LINE.schema()));

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
     * All editions of a site, beginning with the one in its own language; none if it has only that.
     *
     * @param site in its own language, with the values of keys that are not written for a language
     */
    static Shape<List<Edition>> editions(SiteConfig site) {
        return Shape.of(
                (node, slot) -> editions(node, slot, site),
                () -> Shape.ordered(
                        "type",
                        "object",
                        "propertyNames",
                        Names.LANGUAGE.schema(),
                        "additionalProperties",
                        Shape.anyOf(Shape.ordered("type", "null"), table(site).schema())));
    }

    private static KeyTable table(SiteConfig site) {
        return new KeyTable("languages", fields -> edition(fields, "", "", site));
    }

    /** The first language that {@code site.yaml} names below {@code languages}. */
    static Optional<String> first(Node.Mapping site) {
        return site.entry("languages")
                .map(Node.Entry::value)
                .flatMap(node -> node instanceof Node.Mapping languages
                        ? languages.entries().stream()
                                .flatMap(entry -> Names.language(entry.key()).value().stream())
                                .findFirst()
                        : Optional.empty());
    }

    private static Optional<List<Edition>> editions(Node node, Slot slot, SiteConfig site) {
        if (!(node instanceof Node.Mapping languages)) {
            return slot.refuse(
                    "must name the languages of the site, not be " + node.described(),
                    "write below it, indented, the tag of each with a colon, such as de:",
                    node.location());
        }
        KeyTable table = table(site);
        List<Written<Edition>> written = languages.entries().stream()
                .flatMap(entry ->
                        one(entry, new Slot(entry.key(), slot.syntax(), slot.problems()), table, site).stream())
                .toList();
        if (written.isEmpty()) {
            return Optional.of(List.of());
        }
        Written<Edition> own = written.stream()
                .filter(one -> one.value().language().equals(site.language()))
                .findFirst()
                .orElseGet(() -> {
                    Node.Mapping nothing = new Node.Mapping(slot.syntax(), List.of(), node.location());
                    Fields fields = table.open(nothing, slot.problems());
                    return new Written<>(edition(fields, site.language(), site.language(), site), node.location());
                });
        List<Written<Edition>> all = Stream.concat(
                        Stream.of(own), written.stream().filter(one -> !one.equals(own)))
                .toList();
        if (all.size() == 1 && languages.entries().size() == 1) {
            slot.refuse(
                    "names only the site's own language", "write another below it, or delete the key", node.location());
        }
        Set<Address> roots = new HashSet<>();
        for (Written<Edition> one : all) {
            Address root = one.value().root();
            if (!roots.add(root)) {
                slot.refuse(
                        "has two languages at " + root,
                        "give each an \"address\" of its own, such as /"
                                + one.value().language() + "/",
                        one.place());
            }
        }
        return Optional.of(all.stream().map(Written::value).toList());
    }

    private static Optional<Written<Edition>> one(Node.Entry entry, Slot own, KeyTable table, SiteConfig site) {
        Shape.Verdict<String> tag = Names.language(entry.key());
        if (tag.value().isEmpty()) {
            return own.refuse(tag.predicate(), tag.hint(), entry.keyLocation());
        }
        if (!(entry.value() instanceof Node.Mapping) && !Values.isNothing(entry.value())) {
            return own.refuse(
                    "needs keys with values, not " + entry.value().described(),
                    "the keys are: " + String.join(", ", table.names()),
                    entry.keyLocation());
        }
        Fields fields = table.open(
                entry.value() instanceof Node.Mapping keys
                        ? keys
                        : new Node.Mapping(own.syntax(), List.of(), entry.keyLocation()),
                own.problems());
        Edition edition = edition(fields, tag.value().get(), "", site);
        return edition.name().isEmpty()
                ? own.refuse(
                        "is a language whose own name Octavo does not know",
                        "write below it: name: …",
                        entry.keyLocation())
                : Optional.of(new Written<>(edition, entry.keyLocation()));
    }

    /** @param unnamed the name of a language if it is neither written nor known */
    private static Edition edition(Fields fields, String language, String unnamed, SiteConfig site) {
        Typography words = site.typography() ? Typography.of(language) : Typography.NONE;
        String name =
                fields.value("name", Values.LINE).or(() -> nameOf(language)).orElse(unnamed);
        Address root = root(fields, language, site);
        Optional<String> title = fields.value("title", Values.LINE);
        Optional<String> tagline = fields.value(TAGLINE);
        Optional<String> description = fields.value(DESCRIPTION);
        ZoneId zone = fields.value("time-zone", TimeZones.ZONE).orElse(site.zone());
        List<String> authors = fields.either(TypedKey.of("author", Shape.oneOrMany(Values.LINE)), AUTHORS);
        Optional<List<LinkGroup>> navigation = fields.value(NAVIGATION);
        Optional<List<LinkGroup>> footer = fields.value(FOOTER);
        Optional<String> copyright = fields.value(COPYRIGHT);
        Map<String, String> titles = titles(fields, site, words);
        return new Edition(
                language,
                name,
                root,
                words.typeset(title).orElse(site.title()),
                words.typeset(tagline).or(site::tagline),
                words.typeset(description).or(site::description),
                zone,
                authors.isEmpty() ? site.defaultAuthors() : authors,
                navigation
                        .map(entries -> typeset(entries, words))
                        .orElseGet(() -> inherited(site.navigation(), language, root, titles, site)),
                footer.map(columns -> typeset(columns, words))
                        .orElseGet(() -> inherited(site.footer(), language, root, titles, site)),
                words.typeset(copyright).or(site::copyright),
                titles);
    }

    static List<LinkGroup> typeset(List<LinkGroup> groups, Typography words) {
        return groups.stream().map(group -> group.typeset(words)).toList();
    }

    /** What {@code groups} say themselves, and their links to pages that exist in every language and to other sites. */
    private static List<LinkGroup> inherited(
            List<LinkGroup> groups, String language, Address root, Map<String, String> titles, SiteConfig site) {
        if (language.equals(site.language()) || groups.isEmpty()) {
            return groups;
        }
        Map<Word, Wording> own = words(language).findFirst().orElse(Map.of());
        Map<String, String> made = new HashMap<>(titles);
        MADE.forEach(
                (name, word) -> Optional.ofNullable(own.get(word)).ifPresent(title -> made.put(name, title.text())));
        return groups.stream()
                .map(group -> {
                    Optional<NamedLink> itself = group.own().flatMap(link -> inherited(link, root, made, site));
                    return new LinkGroup(
                            itself.flatMap(NamedLink::title).or(group::title),
                            itself.map(NamedLink::url),
                            group.text(),
                            group.links().stream()
                                    .flatMap(link -> inherited(link, root, made, site).stream())
                                    .toList());
                })
                .filter(group ->
                        group.text().isPresent() || group.all().findAny().isPresent())
                .toList();
    }

    private static Optional<NamedLink> inherited(
            NamedLink link, Address root, Map<String, String> titles, SiteConfig site) {
        if (!Scheme.normalized(link.url()).isEmpty()) {
            return Optional.of(link);
        }
        String name = link.url().replaceFirst("^/([^/]*)/?$", "$1");
        boolean everywhere = MADE.containsKey(name)
                || site.sections().stream().anyMatch(section -> section.name().equals(name))
                || site.taxonomies().stream().anyMatch(own -> own.name().equals(name));
        return everywhere
                ? Optional.of(new NamedLink(
                        root.child(name).path(),
                        Optional.ofNullable(titles.get(name)).or(link::title),
                        link.note()))
                : Optional.empty();
    }

    private static Address root(Fields fields, String language, SiteConfig site) {
        Optional<Address> address = fields.value(ADDRESS);
        if (address.isPresent() && !address.get().isPage()) {
            fields.refuse(ADDRESS, "must end with \"/\"", "write " + address.get() + "/");
        }
        return address.orElse(
                language.equals(site.language())
                        ? Address.HOME
                        : Address.HOME.child(language.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> titles(Fields fields, SiteConfig site, Typography words) {
        Stream<Title> sections = known(
                fields,
                "sections",
                "section",
                site.sections().stream().map(Section::name).toList());
        Stream<Title> taxonomies = known(
                fields,
                "taxonomies",
                "taxonomy",
                site.taxonomies().stream().map(CustomTaxonomy::name).toList());
        // If a section and a taxonomy share a name, either will do: they share an address and are refused for that.
        return Stream.concat(sections, taxonomies)
                .collect(Collectors.toMap(Title::name, title -> words.typeset(title.title()), (one, other) -> one));
    }

    /** The titles below {@code key}; reports those of names that are not in {@code names}. */
    private static Stream<Title> known(Fields fields, String key, String what, List<String> names) {
        List<Title> titles = fields.list(key, TITLES);
        titles.stream()
                .filter(title -> !names.contains(title.name()))
                .map(title -> ProblemKind.LANGUAGE
                        .error("the site has no " + what + " \"" + title.name() + "\"", title.place())
                        .hint(Spelling.suggestion(title.name(), names)
                                .orElse("name it in \"" + key + "\" of the site first")))
                .forEach(fields.problems()::add);
        return titles.stream();
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
    static Optional<String> nameOf(String language) {
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
