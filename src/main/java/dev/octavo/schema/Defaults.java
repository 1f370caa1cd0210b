package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.problem.Problems;
import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.site.Author;
import dev.octavo.site.Extra;
import dev.octavo.site.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The defaults for all articles in a folder, from its {@code _defaults.yaml}.
 *
 * @param authors of articles that name none
 * @param tags added to those of each article
 * @param layout of articles that name none
 * @param language of articles that name none
 * @param extra merged into that of each article, whose own values win
 */
public record Defaults(
        List<Author> authors, List<Term> tags, Optional<String> layout, Optional<String> language, Extra extra) {
    /** For a folder without defaults. */
    public static final Defaults NONE =
            new Defaults(List.of(), List.of(), Optional.empty(), Optional.empty(), Extra.NONE);

    private static final KeyTable TABLE = new KeyTable(
            List.of(
                    FrontMatterReader.AUTHOR,
                    FrontMatterReader.AUTHORS,
                    FrontMatterReader.TAGS,
                    FrontMatterReader.LAYOUT,
                    FrontMatterReader.LANGUAGE,
                    FrontMatterReader.EXTRA),
            Defaults::suggestion);

    public Defaults {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
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
                authors.of(fields, FrontMatterReader.AUTHOR, FrontMatterReader.AUTHORS),
                fields.value(FrontMatterReader.TAGS, List.of()),
                fields.value(FrontMatterReader.LAYOUT),
                fields.value(FrontMatterReader.LANGUAGE),
                fields.value(FrontMatterReader.EXTRA, Extra.NONE));
    }

    private static Optional<String> suggestion(Node.Entry entry, Node.Mapping all) {
        Optional<String> suggestion = Optional.of(entry.key())
                .filter(FrontMatterReader::has)
                .or(() -> OtherGeneratorKeys.suggestion(entry, all));
        return suggestion.map(key -> FrontMatterReader.has(key)
                        && !TABLE.names().contains(key)
                ? "write \"" + key + "\" into the front matter of each article: a folder says author, tags, layout,"
                        + " language and extra"
                : key);
    }

    /** The same with another layout for articles that name none. */
    public Defaults withLayout(Optional<String> other) {
        return new Defaults(authors, tags, other, language, extra);
    }

    /** These defaults combined with those of the enclosing folder. */
    public Defaults within(Defaults outer) {
        return new Defaults(
                authors.isEmpty() ? outer.authors : authors,
                outer.tagsOf(tags),
                layout.or(outer::layout),
                language.or(outer::language),
                extra.over(outer.extra));
    }

    /** The tags of an article with the tags {@code own}: those first, then the folder's, each once. */
    List<Term> tagsOf(List<Term> own) {
        Stream<Term> others = tags.stream()
                .filter(tag -> own.stream().noneMatch(other -> other.slug().equals(tag.slug())));
        return Stream.concat(own.stream(), others).toList();
    }
}
