package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.SiteConfig.Cards;
import java.util.List;
import java.util.Optional;

/** Reads illustrations and cards: values that are a single word or have keys of their own. */
@SuppressWarnings("OptionalMapToOptional") // the outer one for a readable value, the inner one for "none"
final class LooksKeys {
    private static final String NONE = "none";

    /** A picture with its keys; empty for the word {@code none}. */
    static final Shape<Optional<Illustration>> ILLUSTRATION = Shape.<Optional<Illustration>>of(
                    (node, slot) -> node instanceof Node.Scalar scalar
                                    && scalar.text().strip().equals(NONE)
                            ? Optional.of(Optional.empty())
                            : Links.ILLUSTRATION.read(node, slot).map(Optional::of),
                    Shape.ordered("anyOf", List.of(Links.ILLUSTRATION.schema(), Shape.ordered("const", NONE))))
            .rewrittenBy(Links.ILLUSTRATION.rewriting());

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

    private static final KeyTable CARD = new KeyTable("cards");
    private static final TypedKey<List<String>> FONT = CARD.key(
            "font",
            Shape.oneOrMany(Values.LINE),
            "Fonts of the machine that builds, for letters beyond Latin, Greek and Cyrillic.");
    private static final Shape<Optional<Cards>> CARD_KEYS =
            CARD.shape(fields -> Optional.of(Optional.of(new Cards(fields.value(FONT, List.of())))));

    /** {@code true}, {@code false}, or the keys of cards. */
    static final Shape<Optional<Cards>> CARDS =
            Values.switchOr(Optional.of(new Cards(List.of())), Optional.empty(), CARD_KEYS);

    private LooksKeys() {}
}
