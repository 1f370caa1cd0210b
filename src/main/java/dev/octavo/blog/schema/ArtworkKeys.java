package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.raster.CardFont;
import java.util.List;
import java.util.Optional;

/** Reads illustrations and cards: values that are a single word or have their own keys. */
@SuppressWarnings("OptionalMapToOptional") // the outer one for a readable value, the inner one for "none"
final class ArtworkKeys {
    private static final String NONE = "none";

    /** A picture with its keys; empty for the word {@code none}. */
    static final Shape<Optional<Illustration>> ILLUSTRATION = Shape.<Optional<Illustration>>of(
                    (node, slot) -> node instanceof Node.Scalar scalar
                                    && scalar.text().strip().equals(NONE)
                            ? Optional.of(Optional.empty())
                            : LinkShapes.ILLUSTRATION.read(node, slot).map(Optional::of),
                    () -> Shape.anyOf(LinkShapes.ILLUSTRATION.schema(), Shape.ordered("const", NONE)))
            .rewrittenBy(LinkShapes.ILLUSTRATION.rewriting());

    /** The word {@code none}, as {@code false}. */
    static final Shape<Boolean> NO_ILLUSTRATION = Shape.of(
            (node, slot) ->
                    node instanceof Node.Scalar scalar && scalar.text().strip().equals(NONE)
                            ? Optional.of(false)
                            : slot.refuse(
                                    "can only be none for a whole folder",
                                    "write none, or write the picture into the front matter of each article",
                                    node.location()),
            Shape.ordered("const", NONE));

    /** {@code true}, {@code false}, or the keys of cards. */
    static final Shape<Optional<Cards>> CARDS = Values.switchOr(
            Optional.of(new Cards(List.of())), Optional.empty(), KeyTable.shape("cards", ArtworkKeys::cards));

    private ArtworkKeys() {}

    private static Optional<Optional<Cards>> cards(Fields fields) {
        return Optional.of(Optional.of(new Cards(fields.list("font", Shape.oneOrMany(Values.LINE)).stream()
                .map(CardFont::family)
                .toList())));
    }
}
