package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.site.SiteConfig.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the sections of a site: {@code [notes]}, {@code {notes: Notes}}, or keys below each name. */
final class SectionKeys {
    private static final Set<String> RESERVED = Set.of("posts", "pages", "authors");

    private static final KeyTable TABLE = new KeyTable("sections");
    private static final TypedKey<String> TITLE =
            TABLE.key("title", Values.LINE, "The title that readers see. Default: the name.");
    private static final TypedKey<String> PERMALINK = TABLE.key(
            "permalink",
            Names.PERMALINKS_OF_POSTS,
            "With the same parts as that of posts; /NAME/:slug/ where it is not given.");
    private static final TypedKey<String> LAYOUT =
            TABLE.key("layout", Names.LAYOUT_NAME, "The template of those that name none.");

    static final Shape<List<Section>> SHAPE = Shape.of(
            SectionKeys::read,
            Shape.ordered(
                    "anyOf",
                    List.of(
                            Shape.ordered("type", "array", "items", Values.LINE.schema()),
                            Shape.ordered(
                                    "type",
                                    "object",
                                    "additionalProperties",
                                    Shape.ordered("anyOf", List.of(Values.LINE.schema(), TABLE.schema()))))));

    private SectionKeys() {}

    private static Optional<List<Section>> read(Node node, Slot slot) {
        return TaxonomyKeys.named(node, slot, RESERVED::contains)
                .map(entries -> entries.stream()
                        .flatMap(entry -> section(entry, slot).stream())
                        .toList());
    }

    private static Optional<Section> section(Node.Entry entry, Slot slot) {
        String name = entry.key();
        if (entry.value() instanceof Node.Scalar) {
            return TaxonomyKeys.titled(entry, slot).map(title -> plain(name, title));
        }
        Section plain = plain(name, TaxonomyKeys.title(name));
        return TABLE.shape(fields -> Optional.of(new Section(
                        name,
                        fields.value(TITLE, plain.title()),
                        fields.value(PERMALINK, plain.permalink()),
                        fields.value(LAYOUT))))
                .read(entry.value(), new Slot(name, slot.syntax(), slot.problems()));
    }

    private static Section plain(String name, String title) {
        return new Section(name, title, "/" + name + "/:slug/", Optional.empty());
    }
}
