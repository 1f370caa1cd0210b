package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.data.Node;
import java.util.List;
import java.util.Optional;

/** Reads the sections of a site: {@code [notes]}, {@code {notes: Notes}}, or keys below each name. */
final class SectionKeys {
    static final Shape<List<Section>> SHAPE = Shape.of(
            SectionKeys::read,
            () -> Shape.anyOf(
                    Shape.ordered("type", "array", "items", Values.LINE.schema()),
                    Shape.named(Shape.anyOf(Values.LINE.schema(), shape("name").schema()))));

    private SectionKeys() {}

    private static Optional<List<Section>> read(Node node, Slot slot) {
        return TaxonomyKeys.named(node, slot, Section.RESERVED::contains)
                .map(entries -> entries.stream()
                        .flatMap(entry -> section(entry, slot).stream())
                        .toList());
    }

    private static Optional<Section> section(Node.Entry entry, Slot slot) {
        String name = entry.key();
        if (entry.value() instanceof Node.Scalar) {
            return TaxonomyKeys.titled(entry, slot).map(title -> plain(name, title));
        }
        return shape(name).read(entry.value(), new Slot(name, slot.syntax(), slot.problems()));
    }

    private static Shape<Section> shape(String name) {
        Section plain = plain(name, TaxonomyKeys.title(name));
        return KeyTable.shape(
                "sections",
                fields -> Optional.of(new Section(
                        name,
                        fields.value("title", Values.LINE).orElse(plain.title()),
                        fields.value("permalink", Names.PERMALINKS_OF_POSTS).orElse(plain.permalink()),
                        fields.value("layout", Names.LAYOUT_NAME),
                        fields.isOn("titles", true))));
    }

    private static Section plain(String name, String title) {
        return new Section(name, title, "/" + name + "/:slug/", Optional.empty(), true);
    }
}
