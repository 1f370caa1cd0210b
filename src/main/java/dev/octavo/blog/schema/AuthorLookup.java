package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Written;
import dev.octavo.blog.site.Author;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds authors by the names and ids in articles and in {@code site.yaml}.
 *
 * @param known the authors with a file
 */
public record AuthorLookup(List<Author> known) {
    private static final Shape<List<Written<String>>> NAMES = Shape.oneOrMany(Shape.placed(Values.LINE));

    /** The names as written; only in a list may a name contain a comma. */
    private static final Shape<List<Written<String>>> WRITTEN = Shape.of(AuthorLookup::written, NAMES.schema());

    private static final TypedKey<List<Written<String>>> AUTHOR = TypedKey.of("author", WRITTEN);
    private static final TypedKey<List<Written<String>>> AUTHORS = TypedKey.of("authors", WRITTEN);

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int MAX_AUTHORS = 100;

    public AuthorLookup {
        known = List.copyOf(known);
    }

    private static Optional<List<Written<String>>> written(Node node, Slot slot) {
        if (node instanceof Node.Mapping keys) {
            String name = keys.entry("name")
                    .filter(entry -> entry.value() instanceof Node.Scalar)
                    .map(entry -> ": " + Snippet.of(slot.syntax(), slot.key(), ((Node.Scalar) entry.value()).text()))
                    .orElse("");
            return slot.refuse(
                    "must be a name or an id, not keys with values",
                    "write the name alone" + name + "; everything else goes into a file in content/authors/",
                    node.location());
        }
        if (node instanceof Node.Scalar scalar && scalar.text().contains(",")) {
            return slot.refuse(
                    "is one text with commas",
                    "write " + Snippet.list(slot.syntax(), slot.key(), scalar.text(), ",")
                            + "; a name that has a comma, in quotes in the list",
                    node.location());
        }
        if (node instanceof Node.Sequence list && list.items().size() > MAX_AUTHORS) {
            return slot.refuse(
                    "has " + list.items().size() + " names, and more than " + MAX_AUTHORS + " are too many",
                    "name those who wrote the article; others can be thanked in it",
                    node.location());
        }
        return NAMES.read(node, slot);
    }

    /** The authors that {@code author} or {@code authors} names, each once; using both keys is reported elsewhere. */
    List<Author> of(Fields fields) {
        boolean both = fields.has(AUTHOR) && fields.has(AUTHORS);
        List<Author> authors = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Written<String> name : fields.either(AUTHOR, AUTHORS)) {
            Optional<Author> author = named(name.value(), name.place(), fields.problems());
            if (author.isPresent() && !ids.add(author.get().id()) && !both) {
                fields.problems()
                        .add(ProblemKind.WRONG_VALUE
                                .error("the author \"" + name.value() + "\" is listed twice", name.place())
                                .hint("keep one of the two"));
            }
            author.ifPresent(authors::add);
        }
        return authors;
    }

    /**
     * The author with the id {@code name}, or else with that name, or else a new author without a file.
     *
     * @return empty after adding a problem: two authors have the name, it is nearly a known author's, or it makes no slug
     */
    public Optional<Author> named(String name, Location place, Problems problems) {
        Optional<Author> byId = known.stream().filter(a -> a.id().equals(name)).findFirst();
        if (byId.isPresent()) {
            return byId;
        }
        List<Author> byName = known.stream().filter(a -> a.name().equals(name)).toList();
        if (byName.size() > 1) {
            String ids = String.join(" or ", byName.stream().map(Author::id).toList());
            problems.add(ProblemKind.WRONG_VALUE
                    .error("two authors are called \"" + name + "\"", place)
                    .hint("write " + ids));
            return Optional.empty();
        }
        return byName.isEmpty() ? plain(name, place, problems) : Optional.of(byName.get(0));
    }

    private Optional<Author> plain(String name, Location place, Problems problems) {
        Optional<String> near = near(name);
        String id = Slug.of(name);
        Optional<String> fault = Names.slugFault(id);
        if (near.isPresent()) {
            problems.add(ProblemKind.UNKNOWN_AUTHOR
                    .error("there is no author \"" + name + "\" in content/authors/", place)
                    .hint("did you mean \"" + near.get() + "\"? For a new author add a file there"));
            return Optional.empty();
        }
        if (fault.isPresent()) {
            problems.add(ProblemKind.WRONG_VALUE
                    .error("the author's name \"" + name + "\" " + fault.get(), place)
                    .hint("write the author's name, or the id of a file in content/authors/"));
            return Optional.empty();
        }
        if (ID.matcher(name).matches() && (name.contains("-") || !known.isEmpty())) {
            problems.add(ProblemKind.UNKNOWN_AUTHOR
                    .warning("there is no author \"" + id + "\" in content/authors/", place)
                    .hint("add " + id + ".yaml there, or write the name as readers are to see it"));
        }
        return Optional.of(Author.named(id, name));
    }

    /** A known author whom {@code name} probably means, by spelling or because both would get the same address. */
    private Optional<String> near(String name) {
        String wanted = Slug.of(name);
        List<String> words = new ArrayList<>();
        for (Author author : known) {
            if (author.id().equals(wanted)) {
                return Optional.of(author.id());
            }
            if (Slug.of(author.name()).equals(wanted)) {
                return Optional.of(author.name());
            }
            words.add(author.name());
            words.add(author.id());
        }
        return Spelling.nearest(name.toLowerCase(Locale.ROOT), words);
    }
}
