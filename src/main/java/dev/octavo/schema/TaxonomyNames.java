package dev.octavo.schema;

import dev.octavo.address.Slug;
import dev.octavo.data.Node;
import dev.octavo.problem.Location;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.site.SiteConfig.CustomTaxonomy;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads what a site gathers posts by: {@code [books, places]}, or with titles, {@code {books: Bücher}}. */
final class TaxonomyNames {
    /** What Hugo and Zola call theirs. */
    private static final Set<String> THERE_ALREADY = Set.of("tag", "category");

    private static final Map<String, Object> NAME = Shape.ordered("type", "string", "pattern", "^[a-z0-9-]+$");

    static final Shape<List<CustomTaxonomy>> SHAPE = Shape.of(
            TaxonomyNames::read,
            Shape.ordered(
                    "anyOf",
                    List.of(
                            Shape.ordered("type", "array", "items", NAME),
                            Shape.ordered("type", "object", "additionalProperties", Values.LINE.schema()))));

    private TaxonomyNames() {}

    private static Optional<List<CustomTaxonomy>> read(Node node, Slot slot) {
        return named(node, slot, TaxonomyNames::isThere)
                .map(entries -> entries.stream()
                        .flatMap(entry ->
                                titled(entry, slot).map(title -> new CustomTaxonomy(entry.key(), title)).stream())
                        .toList());
    }

    /** The value of a name, or a title made from the name. */
    static Optional<String> titled(Node.Entry entry, Slot slot) {
        return Values.isBlank(entry.value()) ? Optional.of(title(entry.key())) : Values.LINE.read(entry.value(), slot);
    }

    /** {@code Board games} of {@code board-games}. */
    static String title(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The names that can be keys and addresses, each with its value; the names in a list have none. */
    static Optional<List<Node.Entry>> named(Node node, Slot slot, Predicate<String> isThere) {
        Optional<List<Node.Entry>> all = node instanceof Node.Mapping names
                ? Optional.of(names.entries())
                : Shape.oneOrMany(Shape.placed(Values.LINE))
                        .read(node, slot)
                        .map(names -> names.stream()
                                .map(name -> new Node.Entry(
                                        name.value(),
                                        name.place(),
                                        new Node.Scalar("", Node.Kind.NOTHING, name.place())))
                                .toList());
        Set<String> others = new HashSet<>();
        return all.map(entries -> entries.stream()
                .filter(entry -> isRight(entry.key(), entry.keyLocation(), others, slot, isThere))
                .toList());
    }

    private static boolean isThere(String name) {
        return FrontMatterReader.has(name) || THERE_ALREADY.contains(name);
    }

    /**
     * Whether {@code name} can be a key and an address; if not, {@code slot} is told.
     *
     * @param others that were right before, and then this one
     */
    private static boolean isRight(
            String name, Location place, Set<String> others, Slot slot, Predicate<String> isThere) {
        String right = Slug.of(name);
        Optional<String> fault = Names.slugFault(right);
        if (fault.isPresent()) {
            slot.refuse("has \"" + name + "\", which " + fault.get(), "choose another word, such as books", place);
        } else if (isThere.test(name)) {
            slot.refuse("has \"" + name + "\", which every site has", "delete it, or choose another word", place);
        } else if (!right.equals(name) || !name.matches("[a-z0-9-]+")) {
            slot.refuse(
                    "has \"" + name + "\", which cannot be a key and an address",
                    right.matches("[a-z0-9-]+")
                            ? "write " + right + "; what readers see may be given as a title: {" + right + ": " + name
                                    + "}"
                            : "write letters from a to z, digits and hyphens; what readers see may be given as a title:"
                                    + " {books: " + name + "}",
                    place);
        } else if (!others.add(name)) {
            slot.refuse("has \"" + name + "\" twice", "keep one of the two", place);
        } else {
            return true;
        }
        return false;
    }
}
