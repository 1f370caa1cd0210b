package dev.octavo.render.asset;

import dev.octavo.blog.site.Design.ShippedFont;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.loading.Resources;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a font that comes with Octavo, one for each script and style. A site publishes those that its languages and
 * those of its articles need; a browser downloads those that a page uses.
 */
record ShippedFonts(ShippedFont font, List<String> subsets) {
    private static final List<String> STYLES = List.of("400-normal", "400-italic", "700-normal");

    static Stream<ShippedFonts> of(Site site) {
        List<ShippedFont> fonts = site.config().design().fonts().all().stream()
                .flatMap(font -> font.shipped().stream())
                .distinct()
                .toList();
        if (fonts.isEmpty()) {
            return Stream.empty();
        }
        Stream<String> languages = Stream.concat(
                site.config().inEachLanguage().stream().map(SiteConfig::language),
                site.articles().flatMap(article -> article.meta().placement().language().stream()));
        List<String> subsets = subsets(languages.distinct());
        return fonts.stream().map(font -> new ShippedFonts(font, subsets));
    }

    private static List<String> subsets(Stream<String> languages) {
        Map<String, String> needed = Resources.table("/look/subsets.txt");
        return Stream.concat(
                        Stream.of("latin", "latin-ext"),
                        languages
                                .map(language ->
                                        language.toLowerCase(Locale.ROOT).replaceFirst("-.*", ""))
                                .flatMap(language -> Stream.ofNullable(needed.get(language)))
                                .flatMap(names -> Stream.of(names.split(" ", -1))))
                .distinct()
                .sorted()
                .toList();
    }

    Stream<Output> files() {
        return ranges().keySet().stream()
                .flatMap(subset -> STYLES.stream().map(style -> new File(font.key(), file(subset, style))));
    }

    /** The rules that name the files, and the letters in each. */
    Stream<String> rules() {
        return ranges().entrySet().stream().flatMap(subset -> STYLES.stream().map(style -> face(subset, style)));
    }

    private String face(Map.Entry<String, String> subset, String style) {
        return "@font-face { font-family: \"" + font.family() + "\"; src: url(\"../fonts/"
                + file(subset.getKey(), style) + "\") format(\"woff2\"); font-style: " + style.substring(4)
                + "; font-weight: "
                + style.substring(0, 3) + "; font-display: swap; unicode-range: " + subset.getValue() + " }";
    }

    private String file(String subset, String style) {
        return font.key() + "-" + subset + "-" + style + ".woff2";
    }

    /** The letters of each subset that both the site needs and the font has. */
    private Map<String, String> ranges() {
        String path = "/fonts/" + font.key() + "/unicode.json";
        @SuppressWarnings("unchecked") // an object of texts
        Map<String, String> all = new LinkedHashMap<>((Map<String, String>) DataFile.value(path, Resources.text(path)));
        all.keySet().retainAll(subsets);
        return all;
    }

    private record File(String font, String name) implements Output {
        @Override
        public Address address() {
            return new Address("/fonts/" + name);
        }

        @Override
        public Origin origin() {
            return Origin.of("a font of \"look\"");
        }

        @Override
        public Content make(Inputs inputs) {
            return new Content.Bytes(Resources.bytes("/fonts/" + font + "/" + name));
        }
    }
}
