package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a site looks: the keys below {@code look} in {@code site.yaml}.
 *
 * @param schemeSwitch whether readers can switch between light and dark
 * @param titleFirst whether titles stand above the picture of a post
 * @param initial whether a post may begin with a large letter
 * @param centred whether the site's name stands in the middle, above the navigation
 * @param home how the list of posts looks
 * @param copyButton whether readers can copy blocks of code with a button
 * @param zoom whether pictures of articles are links to the largest file, which open over the page
 * @param camera whether they then say camera, lens and exposure
 * @param contents where tables of contents of all articles stand; with none, those that ask for one have it
 * @param logo a picture in place of the site's name: a path of the project, or an address of the site
 */
public record Design(
        Optional<Accent> accent,
        ColourScheme scheme,
        boolean schemeSwitch,
        Fonts fonts,
        Width width,
        boolean titleFirst,
        boolean initial,
        PostMeta postMeta,
        boolean centred,
        Home home,
        boolean copyButton,
        boolean zoom,
        boolean camera,
        Contents contents,
        Optional<String> logo) {
    /** What a site has that says nothing below {@code look}. */
    public static final Design OF_THEME = new Design(
            Optional.empty(),
            ColourScheme.BOTH,
            false,
            Fonts.OF_THEME,
            Width.NORMAL,
            false,
            true,
            new PostMeta(true, true, true, true),
            false,
            Home.LIST,
            false,
            false,
            false,
            Contents.NONE,
            Optional.empty());

    public static final Address SHEET = new Address("/css/look.css");

    /** The schemes that pages have. */
    public enum ColourScheme {
        BOTH,
        LIGHT,
        DARK
    }

    /** How wide the text is. */
    public enum Width {
        NARROW,
        NORMAL,
        WIDE
    }

    /** Where tables of contents stand. */
    public enum Contents {
        NONE,
        TOP,
        SIDE
    }

    /** How the list of posts looks. */
    public enum Home {
        LIST,
        GRID,
        MAGAZINE
    }

    /** Fonts that systems have. */
    public enum FontList {
        SERIF,
        SANS,
        MONO
    }

    /** The colour of links and marks by day and at night, as {@code #rrggbb}. */
    public record Accent(String light, String dark) {
        public static final Accent OF_THEME = new Accent("#b0391b", "#ff9270");

        /** The theme's text {@code rules} with these colours. */
        public String in(String rules) {
            return rules.replace(OF_THEME.light, light).replace(OF_THEME.dark, dark);
        }
    }

    /** What stands under the titles of posts. */
    public record PostMeta(boolean date, boolean author, boolean readTime, boolean tags) {}

    /** The fonts of texts, of names and headings, of labels, and of code; absent where they are the theme's. */
    public record Fonts(Optional<Font> text, Optional<Font> headings, Optional<Font> labels, Optional<Font> code) {
        public static final Fonts OF_THEME =
                new Fonts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public List<Font> all() {
            return Stream.of(text, headings, labels, code)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /** Fonts that Octavo brings along. */
    public enum ShippedFont {
        INTER("inter", "Inter", FontList.SANS),
        PT_SERIF("pt-serif", "PT Serif", FontList.SERIF),
        JETBRAINS_MONO("jetbrains-mono", "JetBrains Mono", FontList.MONO);

        private final String key;
        private final String family;
        private final FontList otherwise;

        ShippedFont(String key, String family, FontList otherwise) {
            this.key = key;
            this.family = family;
            this.otherwise = otherwise;
        }

        /** Its name in {@code site.yaml}, and in those of its files. */
        public String key() {
            return key;
        }

        public String family() {
            return family;
        }

        public Font font() {
            return new Font(Optional.empty(), Optional.of(this), otherwise);
        }
    }

    /** A font of the site's own or one of Octavo's, if it is one of them, and those that take its place. */
    public record Font(Optional<FontFamily> own, Optional<ShippedFont> shipped, FontList otherwise) {
        /** A font that systems have. */
        public static Font of(FontList list) {
            return new Font(Optional.empty(), Optional.empty(), list);
        }

        public Optional<String> family() {
            return own.map(FontFamily::name).or(() -> shipped.map(ShippedFont::family));
        }
    }

    /** A font with files at those addresses. */
    public record FontFamily(String name, String regular, Optional<String> italic, Optional<String> bold) {
        public List<String> files() {
            return Stream.concat(Stream.of(regular), Stream.of(italic, bold).flatMap(Optional::stream))
                    .toList();
        }
    }

    /** The colours of links and marks, also where they are the theme's. */
    public Accent colours() {
        return accent.orElse(Accent.OF_THEME);
    }

    /** The files that pages load besides the theme's. */
    public Stream<Address> files() {
        return Stream.concat(
                Stream.of(SHEET).filter(sheet -> hasSheet()),
                scripts().map(name -> new Address("/js/" + name + ".js")));
    }

    /** The names of the scripts that its pages load, each for a key of its own. */
    private Stream<String> scripts() {
        return Stream.of(
                        schemeSwitch ? "scheme" : "",
                        copyButton ? "copy" : "",
                        zoom ? "zoom" : "",
                        contents == Contents.SIDE ? "contents" : "")
                .filter(name -> !name.isEmpty());
    }

    /** Whether the theme's stylesheets do not suffice. */
    public boolean hasSheet() {
        return !fonts.all().isEmpty() || rules().findAny().isPresent();
    }

    /** The names of the rules in the sheet. */
    public Stream<String> rules() {
        return Stream.of(
                        accent.isPresent() ? "accent" : "",
                        scheme == ColourScheme.BOTH ? "" : lower(scheme),
                        schemeSwitch ? "switch" : "",
                        width == Width.NORMAL ? "" : lower(width),
                        titleFirst ? "title-first" : "",
                        initial ? "" : "no-initial",
                        centred ? "centred" : "",
                        home == Home.LIST ? "" : "grid",
                        copyButton ? "copy-button" : "",
                        zoom ? "zoom" : "",
                        contents == Contents.NONE ? "" : "contents-" + lower(contents),
                        logo.isPresent() ? "logo" : "")
                .filter(name -> !name.isEmpty());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
