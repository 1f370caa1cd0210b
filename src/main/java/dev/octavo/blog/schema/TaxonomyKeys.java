package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.site.SiteConfig.CustomTaxonomy;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads custom taxonomies: {@code [books, places]}, or with titles, {@code {books: Bücher}}. */
final class TaxonomyKeys {
    /** Names of taxonomies in Hugo and Zola. */
    private static final Set<String> RESERVED = Set.of("tag", "category");

    private static final Map<String, Object> NAME = Shape.ordered("type", "string", "pattern", "^[a-z0-9-]+$");

    static final Shape<List<CustomTaxonomy>> SHAPE = Shape.of(
            TaxonomyKeys::read,
            Shape.anyOf(Shape.ordered("type", "array", "items", NAME), Shape.named(Values.LINE.schema())));

    private TaxonomyKeys() {}

    private static Optional<List<CustomTaxonomy>> read(Node node, Slot slot) {
        return named(node, slot, TaxonomyKeys::isReserved)
                .map(entries -> entries.stream()
                        .flatMap(entry ->
                                titled(entry, slot).map(title -> new CustomTaxonomy(entry.key(), title)).stream())
                        .toList());
    }

    /** The title written for a name, or else one made from the name. */
    static Optional<String> titled(Node.Entry entry, Slot slot) {
        return Values.isBlank(entry.value()) ? Optional.of(title(entry.key())) : Values.LINE.read(entry.value(), slot);
    }

    /** {@code Board games} for {@code board-games}. */
    static String title(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The valid names with their values, which are empty for names in a list; reports the others. */
    static Optional<List<Node.Entry>> named(Node node, Slot slot, Predicate<String> isReserved) {
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
                .filter(entry -> isRight(entry.key(), entry.keyLocation(), others, slot, isReserved))
                .toList());
    }

    private static boolean isReserved(String name) {
        return FrontMatterReader.has(name) || RESERVED.contains(name);
    }

    /**
     * Whether {@code name} can be a key and an address; if not, reports it to {@code slot}.
     *
     * @param others the valid names so far, to which this one is added if it is valid
     */
    private static boolean isRight(
            String name, Location place, Set<String> others, Slot slot, Predicate<String> isReserved) {
        String right = Slug.of(name);
        Optional<String> fault = Names.slugFault(right);
        if (fault.isPresent()) {
            slot.refuse("has \"" + name + "\", which " + fault.get(), "choose another word, such as books", place);
        } else if (isReserved.test(name)) {
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
