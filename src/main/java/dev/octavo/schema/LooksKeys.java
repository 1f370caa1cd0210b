package dev.octavo.schema;

import dev.octavo.data.Node;
import dev.octavo.problem.Spelling;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.schema.Shape.Verdict;
import dev.octavo.site.DrawingStyle;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.SiteConfig.Cards;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is drawn for a site and its articles: values that are a word, or have keys of their own. */
final class LooksKeys {
    private static final String NONE = "none";
    private static final List<String> STYLES =
            Arrays.stream(DrawingStyle.values()).map(LooksKeys::word).toList();
    private static final Shape<DrawingStyle> STYLE = Shape.text(LooksKeys::style, "type", "string", "enum", STYLES);

    private static final KeyTable DRAWN = new KeyTable("""
            style name = drawing
            src alt caption credit = a picture stands there, or a drawing: keep one of the two
            """);
    private static final TypedKey<DrawingStyle> DRAWING =
            DRAWN.key("drawing", STYLE, "The style of the drawing that stands where a picture would.");
    private static final Shape<Shown> DRAWN_SHAPE = DRAWN.shape(
            fields -> fields.value(DRAWING).map(style -> new Shown(Optional.empty(), true, Optional.of(style))));

    /** A picture with its keys, {@code drawing} with a style, or the word {@code none}. */
    static final Shape<Shown> ILLUSTRATION = Shape.of(
                    LooksKeys::shown,
                    Shape.ordered(
                            "anyOf",
                            List.of(Links.ILLUSTRATION.schema(), DRAWN_SHAPE.schema(), Shape.ordered("const", NONE))))
            .rewrittenBy(Links.ILLUSTRATION.rewriting());

    /** {@code true}, {@code false}, or some of the styles. */
    static final Shape<List<DrawingStyle>> DRAWINGS = switchOr(
            Shape.oneOrMany(STYLE),
            scalar -> scalar.kind() == Node.Kind.BOOLEAN,
            on -> on ? List.of(DrawingStyle.values()) : List.of());

    private static final KeyTable CARD = new KeyTable("face family typeface = font");
    private static final TypedKey<String> FONT = CARD.key(
            "font", Values.LINE, "A font of the machine that builds, for letters beyond Latin, Greek and Cyrillic.");

    /** {@code true}, {@code false}, or the keys of cards. */
    static final Shape<Optional<Cards>> CARDS = switchOr(
            CARD.shape(fields -> Optional.of(Optional.of(new Cards(fields.value(FONT))))),
            scalar -> true,
            on -> on ? Optional.of(new Cards(Optional.empty())) : Optional.empty());

    private LooksKeys() {}

    /**
     * What stands at the head of an article.
     *
     * @param drawn whether a drawing does, where no picture does
     * @param drawing its style; absent where title and tags decide
     */
    record Shown(Optional<Illustration> picture, boolean drawn, Optional<DrawingStyle> drawing) {
        static final Shown NOTHING_SAID = new Shown(Optional.empty(), true, Optional.empty());
    }

    private static Optional<Shown> shown(Node node, Slot slot) {
        if (node instanceof Node.Scalar scalar && scalar.text().strip().equals(NONE)) {
            return Optional.of(new Shown(Optional.empty(), false, Optional.empty()));
        }
        return node instanceof Node.Mapping mapping
                        && mapping.entry(DRAWING.name()).isPresent()
                ? DRAWN_SHAPE.read(node, slot)
                : Links.ILLUSTRATION
                        .read(node, slot)
                        .map(picture -> new Shown(Optional.of(picture), true, Optional.empty()));
    }

    /** @param isSwitch which single values are meant as a switch */
    private static <T> Shape<T> switchOr(
            Shape<T> other, Predicate<Node.Scalar> isSwitch, Function<Boolean, T> meaning) {
        return Shape.of(
                (node, slot) -> node instanceof Node.Scalar scalar && isSwitch.test(scalar)
                        ? Values.SWITCH.read(node, slot).map(meaning)
                        : other.read(node, slot),
                Shape.ordered("anyOf", List.of(Values.SWITCH.schema(), other.schema())));
    }

    private static Verdict<DrawingStyle> style(String text) {
        return Arrays.stream(DrawingStyle.values())
                .filter(style -> word(style).equals(text))
                .findFirst()
                .map(Verdict::of)
                .orElseGet(() -> Verdict.refuse(
                        "has no style \"" + text + "\"",
                        Spelling.nearest(text, STYLES)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("the styles are: " + String.join(", ", STYLES))));
    }

    private static String word(DrawingStyle style) {
        return style.name().toLowerCase(Locale.ROOT);
    }
}
