package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.site.Author;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.Map;
import java.util.Optional;

/** Turns a file of {@code content/authors/} into an {@link Author}. */
public final class AuthorReader {
    private static final KeyTable TABLE = new KeyTable("author", fields -> author(fields, "", Optional.empty()));

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
            return author(fields, id, Optional.of(source));
        });
    }

    private static Author author(Fields fields, String id, Optional<Source> source) {
        return new Author(
                id,
                fields.required("name", Values.LINE).orElse(id),
                source,
                fields.value("bio", Values.PROSE),
                fields.value("picture", Urls.PICTURE),
                fields.value("fediverse", Names.FEDIVERSE),
                fields.list("links", Shape.list(LinkShapes.TITLED)));
    }

    /** The JSON Schema of an author's file. */
    public static Map<String, Object> schema() {
        return TABLE.document("Author of an Octavo site");
    }

    private static void requireSlug(String id, Location file, Problems problems) {
        String right = Slug.of(id);
        Optional<String> fault = Names.slugFault(right);
        if (fault.isPresent()) {
            problems.add(ProblemKind.SETTINGS
                    .error("the file's name " + fault.get(), file)
                    .hint("name it like ada-lovelace.yaml"));
        } else if (!right.equals(id)) {
            problems.add(ProblemKind.SETTINGS
                    .error("the file's name may have only small letters, digits and single hyphens", file)
                    .hint("name it " + right + ".yaml"));
        }
    }
}
