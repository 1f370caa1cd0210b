package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Design.Accent;
import dev.octavo.blog.site.Design.ColourScheme;
import dev.octavo.blog.site.Design.Contents;
import dev.octavo.blog.site.Design.Font;
import dev.octavo.blog.site.Design.FontFamily;
import dev.octavo.blog.site.Design.FontList;
import dev.octavo.blog.site.Design.Fonts;
import dev.octavo.blog.site.Design.Home;
import dev.octavo.blog.site.Design.PostMeta;
import dev.octavo.blog.site.Design.ShippedFont;
import dev.octavo.blog.site.Design.Width;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys below {@code look} in {@code content/site.yaml}. */
final class LookKeys {
    private static final TypedKey<Integer> ACCENT = TypedKey.of("accent", Shape.string(LookKeys::colour));

    /** Any opaque colour of CSS, as {@code #00695c}. */
    static final Shape<String> COLOUR = Shape.of(
            (node, slot) -> Shape.string(LookKeys::colour).read(node, slot).map(Colours::hex),
            Shape.ordered("type", "string"));

    private static final TypedKey<Boolean> SWITCH = TypedKey.of("switch", Values.SWITCH, false);
    private static final List<String> POST_META = List.of("date", "author", "read-time", "tags");

    private static final Shape<String> FONT_FILE = Shape.string(
            text -> text.matches("/(?!/)[^\\s\"\\\\]*\\.(?:woff2?|ttf|otf)")
                    ? Verdict.of(text)
                    : Verdict.refuse(
                            "is not the address of a font",
                            "put the file into static/fonts/, and write /fonts/ and its name, without spaces, which ends in"
                                    + " .woff2, .woff, .ttf or .otf"),
            "^/(?!/)[^\\s\"\\\\]*\\.(woff2?|ttf|otf)$");
    private static final Shape<String> FONT_NAME = Shape.string(text -> text.matches("[\\p{L}\\p{N} ._+-]+")
            ? Verdict.of(text)
            : Verdict.refuse("is not the name of a font", "write letters, digits and spaces only"));

    private static final Shape<Home> HOME = Values.oneOf(
            Home.values(),
            LookKeys::written,
            "which is not one of list, grid, magazine",
            (text, all) -> "write one of " + all + "; a home page of your own is content/pages/index.md");
    private static final Shape<Font> FONT_WORD = Values.oneOf(
            Stream.concat(
                            Stream.of(FontList.values()).map(Font::of),
                            Stream.of(ShippedFont.values()).map(ShippedFont::font))
                    .toArray(Font[]::new),
            font -> font.shipped().map(ShippedFont::key).orElseGet(() -> written(font.otherwise())),
            "which is not one of serif, sans, mono, inter, pt-serif, jetbrains-mono",
            (text, all) -> "write one of " + all + "; a font of your own is text: {family: " + text
                    + ", regular: /fonts/NAME.woff2} below \"fonts\"");
    private static final Shape<Font> FONT = either(FONT_WORD, font -> font, KeyTable.shape("font", LookKeys::ownFont));
    private static final TypedKey<Fonts> FONTS = TypedKey.of(
            "fonts",
            either(
                    FONT_WORD,
                    font -> new Fonts(Optional.of(font), Optional.empty(), Optional.empty(), Optional.empty()),
                    KeyTable.shape(
                            "fonts",
                            fields -> Optional.of(new Fonts(
                                    fields.value("text", FONT),
                                    fields.value("headings", FONT),
                                    fields.value("labels", FONT),
                                    fields.value("code", FONT))))));

    private LookKeys() {}

    static Design design(Fields fields) {
        ColourScheme scheme =
                fields.value("scheme", oneOf(ColourScheme.values()), ColourScheme.BOTH, written(ColourScheme.BOTH));
        boolean schemeSwitch = fields.value(SWITCH).orElse(false);
        if (schemeSwitch && scheme != ColourScheme.BOTH) {
            fields.refuse(SWITCH, "has nothing to switch: \"scheme\" is " + written(scheme), "remove one of the two");
        }
        return new Design(
                accent(fields, scheme == ColourScheme.DARK),
                scheme,
                schemeSwitch,
                fonts(fields),
                fields.value("width", oneOf(Width.values()), Width.NORMAL, written(Width.NORMAL)),
                fields.isOn("title-first", false),
                fields.isOn("initial", true),
                postMeta(fields),
                fields.value("header", oneOf("beside", "centred"), "beside").equals("centred"),
                fields.value("home", HOME, Home.LIST, written(Home.LIST)),
                fields.isOn("copy-button", false),
                fields.isOn("zoom", false),
                fields.isOn("camera", false),
                fields.value("contents", oneOf(Contents.values()), Contents.NONE, written(Contents.NONE)),
                fields.value("logo", Urls.PICTURE));
    }

    private static Fonts fonts(Fields fields) {
        Fonts fonts = fields.value(FONTS).orElse(Design.OF_THEME.fonts());
        List<Font> families = fonts.all().stream()
                .filter(font -> font.family().isPresent())
                .map(font -> new Font(font.own(), font.shipped(), FontList.SERIF))
                .distinct()
                .toList();
        if (families.stream().map(Font::family).distinct().count() < families.size()) {
            fields.refuse(
                    FONTS,
                    "has two fonts of one family with different files",
                    "give each a family of its own, or both the same files");
        }
        return fonts;
    }

    private static Optional<Accent> accent(Fields fields, boolean onlyDark) {
        Optional<Integer> accent = fields.value(ACCENT);
        int ground = onlyDark ? Colours.NIGHT : Colours.DAY;
        accent.filter(colour -> !Colours.isLegible(colour, ground))
                .ifPresent(colour -> fields.refuse(
                        ACCENT,
                        "is hard to read: its contrast with the page, " + Colours.hex(ground) + ", is "
                                + Colours.ratio(colour, ground) + ", and text needs 4.5 : 1",
                        "the nearest colour that can be read is \"" + Colours.hex(Colours.legible(colour, ground))
                                + "\""));
        return accent.map(colour -> onlyDark
                ? new Accent(Colours.hex(Colours.inOtherScheme(colour, Colours.DAY)), Colours.hex(colour))
                : new Accent(Colours.hex(colour), Colours.hex(Colours.inOtherScheme(colour, Colours.NIGHT))));
    }

    private static Verdict<Integer> colour(String text) {
        return Colours.of(text)
                .map(Verdict::of)
                .orElseGet(() -> Verdict.refuse(
                        "has \"" + text + "\", which is not an opaque colour of CSS",
                        text.matches("[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}")
                                ? "write \"#" + text + "\", with the quotes"
                                : Spelling.suggestion(
                                                text.toLowerCase(Locale.ROOT),
                                                Colours.names().keySet())
                                        .orElse("write it like \"#00695c\", rgb(0 105 92), hsl(173 100% 21%),"
                                                + " oklch(46% 0.09 181) or teal")));
    }

    private static Optional<Font> ownFont(Fields fields) {
        Optional<String> name = fields.required("family", FONT_NAME);
        Optional<String> regular = fields.required("regular", FONT_FILE);
        Optional<String> italic = fields.value("italic", FONT_FILE);
        Optional<String> bold = fields.value("bold", FONT_FILE);
        FontList otherwise =
                fields.value("fallback", oneOf(FontList.values()), FontList.SERIF, written(FontList.SERIF));
        return name.flatMap(family -> regular.map(file ->
                new Font(Optional.of(new FontFamily(family, file, italic, bold)), Optional.empty(), otherwise)));
    }

    private static PostMeta postMeta(Fields fields) {
        List<String> shown = fields.value(
                "post-meta",
                Shape.oneOrMany(Values.oneOf(
                        POST_META.toArray(String[]::new),
                        Function.identity(),
                        "which is not one of " + String.join(", ", POST_META),
                        (text, all) ->
                                "write some of them between brackets, such as [date, tags]; [] for none of them")),
                POST_META);
        return new PostMeta(
                shown.contains("date"), shown.contains("author"), shown.contains("read-time"), shown.contains("tags"));
    }

    /** A single word, or keys with values. */
    private static <W, T> Shape<T> either(Shape<W> word, Function<W, T> meaning, Shape<T> keys) {
        return Shape.of(
                (node, slot) ->
                        node instanceof Node.Scalar ? word.read(node, slot).map(meaning) : keys.read(node, slot),
                () -> Shape.anyOf(word.schema(), keys.schema()));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> Shape<E> oneOf(E[] constants) {
        return oneOf(constants, LookKeys::written);
    }

    private static Shape<String> oneOf(String... words) {
        return oneOf(words, Function.identity());
    }

    private static <T> Shape<T> oneOf(T[] things, Function<T, String> name) {
        String all = String.join(", ", Stream.of(things).map(name).toList());
        return Values.oneOf(things, name, "which is not one of " + all, (text, names) -> "write one of " + names);
    }
}
