package dev.octavo.schema;

import dev.octavo.address.Slug;
import dev.octavo.address.Source;
import dev.octavo.data.Node;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.site.Author;
import dev.octavo.site.NamedLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a file of {@code content/authors/} into an {@link Author}. */
public final class AuthorReader {
    private static final KeyTable TABLE = new KeyTable("author");
    private static final TypedKey<String> NAME = TABLE.required("name", Values.LINE, "The name as readers see it.");
    private static final TypedKey<String> BIO = TABLE.key("bio", Values.PROSE, "A few sentences about the author.");
    private static final TypedKey<String> PICTURE =
            TABLE.key("picture", Urls.PICTURE, "A path beside this file, an address of the site, or an http(s) URL.");
    private static final TypedKey<String> FEDIVERSE = TABLE.key(
            "fediverse", Names.FEDIVERSE, "The author's account on Mastodon or the like: @ada@social.example.");
    private static final TypedKey<List<NamedLink>> LINKS =
            TABLE.key("links", Shape.list(Links.TITLED), "Where else the author is found: title and url of each.");

    private AuthorReader() {}

    /**
     * Reads the file {@code source}, whose content is {@code mapping}; its name without extension is the author's id.
     *
     * @return empty if there are errors, all added to {@code problems}
     */
    public static Optional<Author> read(Node.Mapping mapping, Source source, Problems problems) {
        String id = source.path().baseName();
        return TABLE.read(mapping, problems, fields -> {
            requireSlug(id, Location.file(source.path().value()), fields.problems());
            return new Author(
                    id,
                    fields.value(NAME, id),
                    Optional.of(source),
                    fields.value(BIO),
                    fields.value(PICTURE),
                    fields.value(FEDIVERSE),
                    fields.value(LINKS, List.of()));
        });
    }

    /** The JSON Schema of an author's file. */
    public static Map<String, Object> schema() {
        return TABLE.document("Author of an Octavo site");
    }

    private static void requireSlug(String id, Location file, Problems problems) {
        String right = Slug.of(id);
        Optional<String> fault = Names.slugFault(right);
        if (fault.isPresent()) {
            problems.add(Problem.error("the file's name " + fault.get(), file).hint("name it like ada-lovelace.yaml"));
        } else if (!right.equals(id)) {
            problems.add(Problem.error("the file's name may have only small letters, digits and single hyphens", file)
                    .hint("name it " + right + ".yaml"));
        }
    }
}
