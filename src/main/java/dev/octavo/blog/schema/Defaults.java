package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.OtherGeneratorKeys.Meaning;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Problems;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The defaults for all articles in a folder, from its {@code _defaults.yaml}.
 *
 * @param authors of articles that name none
 * @param tags added to those of each article
 * @param layout of articles that name none
 * @param language of articles that name none
 * @param switches the values of keys that are on or off, such as {@code toc}, by their names; {@code illustration} is off
 *     for {@code none}
 * @param extra merged into that of each article, whose own values win
 */
public record Defaults(
        List<Author> authors,
        List<Term> tags,
        Optional<String> layout,
        Optional<String> language,
        SortedMap<String, Boolean> switches,
        Extra extra) {
    /** For a folder without defaults. */
    public static final Defaults NONE = new Defaults(
            List.of(), List.of(), Optional.empty(), Optional.empty(), Collections.emptySortedMap(), Extra.NONE);

    /** For all articles of a site that shows contents. */
    public static final Defaults CONTENTS = new Defaults(
            List.of(), List.of(), Optional.empty(), Optional.empty(), new TreeMap<>(Map.of("toc", true)), Extra.NONE);

    private static final TypedKey<Boolean> ILLUSTRATION = TypedKey.of("illustration", ArtworkKeys.NO_ILLUSTRATION);

    private static final KeyTable TABLE =
            new KeyTable("defaults", fields -> defaults(fields, new AuthorLookup(List.of())), Defaults::meaning);

    public Defaults {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        switches = Collections.unmodifiableSortedMap(switches);
    }

    /** Reads all keys of {@code mapping}; empty if there are errors, all added to {@code problems}. */
    public static Optional<Defaults> read(Node.Mapping mapping, AuthorLookup authors, Problems problems) {
        return TABLE.read(mapping, problems, fields -> defaults(fields, authors));
    }

    /** The JSON Schema of a {@code _defaults.yaml}. */
    public static Map<String, Object> schema() {
        return TABLE.document("Defaults of a folder of Octavo articles");
    }

    private static Defaults defaults(Fields fields, AuthorLookup authors) {
        return new Defaults(
                authors.of(fields),
                fields.value(FrontMatterReader.TAGS).orElse(List.of()),
                fields.value(FrontMatterReader.LAYOUT),
                fields.value(FrontMatterReader.LANGUAGE),
                switches(fields),
                fields.value(FrontMatterReader.EXTRA).orElse(Extra.NONE));
    }

    private static SortedMap<String, Boolean> switches(Fields fields) {
        SortedMap<String, Boolean> switches = new TreeMap<>();
        Stream.concat(Stream.of(ILLUSTRATION), FrontMatterReader.switches())
                .forEach(key -> fields.value(key).ifPresent(on -> switches.put(key.name(), on)));
        return switches;
    }

    private static Optional<Meaning> meaning(Node.Entry entry, Node.Mapping all) {
        Optional<Meaning> meaning = Optional.of(Meaning.of(entry.key()))
                .filter(same -> FrontMatterReader.has(entry.key()))
                .or(() -> OtherGeneratorKeys.meaning(entry, all));
        return meaning.map(known -> FrontMatterReader.has(known.remedy())
                        && !TABLE.names().contains(known.remedy())
                ? Meaning.strict("write \"" + known.remedy()
                        + "\" into the front matter of each article: a folder says " + String.join(", ", TABLE.names()))
                : known);
    }

    /** The same with another layout for articles that name none. */
    public Defaults withLayout(Optional<String> other) {
        return new Defaults(authors, tags, other, language, switches, extra);
    }

    /** These defaults combined with those of the enclosing folder. */
    public Defaults within(Defaults outer) {
        SortedMap<String, Boolean> all = new TreeMap<>(outer.switches);
        all.putAll(switches);
        return new Defaults(
                authors.isEmpty() ? outer.authors : authors,
                outer.tagsOf(tags),
                layout.or(outer::layout),
                language.or(outer::language),
                all,
                extra.over(outer.extra));
    }

    /** The value of a key that is on or off; empty if no folder says it. */
    Optional<Boolean> isOn(String key) {
        return Optional.ofNullable(switches.get(key));
    }

    /** The tags of an article with the tags {@code own}: those first, then the folder's, each once. */
    List<Term> tagsOf(List<Term> own) {
        Stream<Term> others = tags.stream()
                .filter(tag -> own.stream().noneMatch(other -> other.slug().equals(tag.slug())));
        return tags.isEmpty() ? own : Stream.concat(own.stream(), others).toList();
    }
}
