package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What the default theme's stylesheet promises to readers. */
final class StylesheetTest {
    private static final Pattern COLOURS =
            Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
    /** A side, or four values whose second and fourth differ. */
    private static final Pattern PHYSICAL = Pattern.compile("[^;{}]*\\b(?:left|right)\\b[^;{}]*"
            + "|\\[dir=[^{]*"
            + "|(?<![a-z-])(?:margin|padding|inset|border-width|border-radius|scroll-margin|scroll-padding): *"
            + "([^\\s;}]+) +([^\\s;}]+) +([^\\s;}]+) +(?!\\2 *[;}])[^\\s;}]+ *[;}]");

    private static final double LEGIBLE = 4.5; // WCAG 2.2, 1.4.3

    /** The background colours of lines in code. */
    private static final List<String> LINES = List.of("line-marked", "line-inserted", "line-deleted");

    private final String css = Files.readString(Path.of("static/css/octavo.css"));

    StylesheetTest() throws IOException {}

    @Test
    void keepsEveryColourOfTextLegibleOnPaperAndInCodeInBothSchemes() {
        assertEquals(List.of(), illegible(light()));
        assertEquals(List.of(), illegible(dark()));
    }

    /** Its colour has a name, which stands for another name or for a legible colour. */
    @Test
    void everyTokenOfCodeHasAColourOfText() throws IOException {
        for (String token : tokens()) {
            assertTrue(css.contains(".tok-" + token + " { color: var(--tok-" + token + ")"), token);
            assertTrue(isColourOfText("tok-" + token), token);
        }
    }

    /** All classes that {@code highlight} writes. */
    private static List<String> tokens() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/octavo/lib/highlight/TokenClass.java"));
        String names = source.substring(
                source.indexOf("PLAIN,") + "PLAIN,".length(), source.indexOf(";", source.indexOf("PLAIN,")));
        return Stream.of(names.trim().toLowerCase(Locale.ROOT).split(",\\s*")).toList();
    }

    private boolean isColourOfText(String name) {
        Matcher other = Pattern.compile("--" + name + ": var\\(--([a-z-]+)\\);").matcher(css);
        return other.find()
                ? isColourOfText(other.group(1))
                : light().containsKey(name) && !List.of("paper", "tint", "rule").contains(name);
    }

    /** Browsers that do not know {@code light-dark()} have the main colours, the same ones. */
    @Test
    void olderBrowsersGetTheSameColours() {
        assertTrue(light().size() > 12, light().toString()); // the other colours of code are these
        String older = css.substring(
                css.indexOf("@supports not (color: light-dark("),
                css.indexOf("/* ----------", css.indexOf("@supports not")));
        int night = older.indexOf("@media");
        Map<String, String> byDay = colours(older.substring(0, night));
        assertEquals(byDay.keySet(), colours(older.substring(night)).keySet());
        assertEquals(Set.of("paper", "tint", "ink", "ink-soft", "rule", "accent"), byDay.keySet());
        assertTrue(light().entrySet().containsAll(byDay.entrySet()));
        assertTrue(dark().entrySet().containsAll(colours(older.substring(night)).entrySet()));
    }

    @Test
    void isSmallOnTheWire() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(css.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(packed.size() < 12_000, packed.size() + " bytes");
    }

    /** So every rule of {@code site.css} wins; the feed's page has no other sheet. */
    @Test
    void liesInLayers() throws IOException {
        for (String name : List.of(
                "static/css/octavo.css",
                "static/css/components.css",
                "static/css/formulas.css",
                "src/main/resources/search/search.css")) {
            String rules = Files.readString(Path.of(name)).replaceAll("(?s)/\\*.*?\\*/|\"[^\"\\n]*\"", "");
            int depth = 0;
            int from = 0;
            for (int at = 0; at < rules.length(); at++) {
                char c = rules.charAt(at);
                if (depth == 0 && (c == '{' || c == ';')) {
                    String statement = rules.substring(from, at).strip();
                    assertTrue(statement.startsWith("@layer octavo"), name + ": " + statement);
                }
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                from = c == '}' || c == ';' ? at + 1 : from;
            }
            assertEquals(0, depth, name);
        }
    }

    /** What is on the left here is on the right in Arabic. Only table columns are as their author says. */
    @Test
    void namesNoSideThatIsAnotherInArabic() throws IOException {
        List<String> physical = new ArrayList<>();
        try (Stream<Path> sheets = Files.list(Path.of("static/css"))) {
            for (Path sheet : sheets.sorted().toList()) {
                String rules = Files.readString(sheet)
                        .replaceAll("(?s)/\\*.*?\\*/", "")
                        .replaceAll("\\.align-(left|right) \\{ text-align: \\1 }", "")
                        .replaceAll("text-emphasis-position: under right", "") // of lines that run downwards
                        .replaceAll("(?m)^math [^{]*\\{[^}]*}", ""); // formulas run from left to right everywhere
                PHYSICAL.matcher(rules)
                        .results()
                        .forEach(found -> physical.add(sheet.getFileName() + ": " + found.group()));
            }
        }
        assertEquals(List.of(), physical);
    }

    private Map<String, String> light() {
        return inScheme(2);
    }

    private Map<String, String> dark() {
        return inScheme(3);
    }

    private Map<String, String> inScheme(int group) {
        Map<String, String> colours = new TreeMap<>();
        COLOURS.matcher(css).results().forEach(found -> colours.put(found.group(1), found.group(group)));
        return colours;
    }

    private static Map<String, String> colours(String rules) {
        Map<String, String> colours = new TreeMap<>();
        Matcher matcher = COLOUR.matcher(rules);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    /** The colours that are hard to read; colours not used for text are left out. */
    private static List<String> illegible(Map<String, String> colours) {
        List<String> illegible = new ArrayList<>();
        Map<String, String> inks = new TreeMap<>(colours);
        inks.keySet().removeAll(List.of("paper", "tint", "rule"));
        inks.keySet().removeAll(LINES);
        inks.forEach((name, ink) -> {
            for (String ground :
                    Stream.concat(Stream.of("paper", "tint"), LINES.stream()).toList()) {
                double contrast = contrast(ink, String.valueOf(colours.get(ground)));
                if (contrast < LEGIBLE) {
                    illegible.add(name + " on " + ground + ": " + contrast);
                }
            }
        });
        return illegible;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Test
    void eachScriptThatALookNeedsIsSmallerThanAKilobyte() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/look"))) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".js")).toList()) {
                String sent = Files.readString(script).replaceAll("(?m)^\\s*(//.*\n)?", "");
                assertTrue(sent.length() < 1024, script + " has " + sent.length());
            }
        }
    }
}
