package dev.octavo.render.asset;

import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Design.Font;
import dev.octavo.blog.site.Design.FontFamily;
import dev.octavo.blog.site.Design.FontList;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.loading.Resources;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the stylesheet and the script that the values of {@code look} in {@code site.yaml} need, if any. */
public record LookFiles() implements Generator {
    private static final Address FEED = new Address("/css/feed.css");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String ICON_BY_DAY = "#d4502f";
    private static final String ICON_AT_NIGHT = "#f0764f";
    private static final Address ICON = new Address("/favicon.svg");

    @Override
    public Stream<Planned> plan(Site site) {
        Design design = site.config().design();
        List<ShippedFonts> fonts = ShippedFonts.of(site).toList();
        return Stream.concat(
                design.files()
                        .map(file ->
                                Planned.of(file.equals(Design.SHEET) ? new Sheet(design, fonts) : new Script(file))),
                fonts.stream().flatMap(ShippedFonts::files).map(Planned::of));
    }

    /** The page of feeds and the theme's icon, which no other stylesheet reaches, as {@code design} has them. */
    static Optional<Output> changed(ProjectFile file, Design design, boolean keepsMetadata) {
        boolean changes = (design.hasSheet() && file.address().equals(FEED))
                || (design.accent().isPresent() && file.address().equals(ICON));
        return changes ? Optional.of(new Changed(file, keepsMetadata, design)) : Optional.empty();
    }

    private record Changed(ProjectFile file, boolean keepsMetadata, Design design) implements Copyable {
        @Override
        public Content make(Inputs inputs) {
            String text = new String(inputs.bytes(file.source()), StandardCharsets.UTF_8);
            boolean isOfTheme = file.address().equals(FEED)
                    ? text.contains("@namespace h ") && text.charAt(0) != BYTE_ORDER_MARK
                    : text.contains(ICON_BY_DAY) && text.contains(ICON_AT_NIGHT);
            if (!isOfTheme) {
                return new Content.Copy(file.source(), keepsMetadata);
            }
            return Content.text(
                    file.address().equals(FEED)
                            ? "@layer octavo, octavo-look;\n@import \"look.css\";\n" + text
                            : text.replace(ICON_BY_DAY, design.colours().light())
                                    .replace(ICON_AT_NIGHT, design.colours().dark()));
        }
    }

    private record Script(Address address) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("the script \"" + address.lastSegment() + "\" of \"look\"");
        }

        /** The script without indentation and comments. */
        @Override
        public Content make(Inputs inputs) {
            return Content.text(Resources.text(address.path().replace("/js/", "/look/"))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("//"))
                    .collect(Collectors.joining("\n", "", "\n")));
        }
    }

    private record Sheet(Design design, List<ShippedFonts> shipped) implements Output {
        @Override
        public Address address() {
            return Design.SHEET;
        }

        @Override
        public Origin origin() {
            return Origin.of("the stylesheet of \"look\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Map<List<String>, List<String>> rules = Resources.sections("/look/rules.txt");
            String text = Stream.concat(
                            design.rules().flatMap(name -> rules.getOrDefault(List.of(name), List.of()).stream()),
                            fonts().stream())
                    .map(rule -> rule.replace("{{light}}", design.colours().light())
                            .replace("{{dark}}", design.colours().dark()))
                    .collect(Collectors.joining("\n", "@layer octavo-look {\n", "\n}\n"));
            return Content.text(text);
        }

        private List<String> fonts() {
            List<String> rules = new ArrayList<>();
            design.fonts().all().stream()
                    .flatMap(font -> font.own().stream())
                    .distinct()
                    .forEach(font -> {
                        String whole = font.bold().isEmpty() && isVariable(font.regular()) ? "100 900" : "400";
                        rules.add(face(font, font.regular(), "normal", whole));
                        font.italic().ifPresent(file -> rules.add(face(font, file, "italic", whole)));
                        font.bold().ifPresent(file -> rules.add(face(font, file, "normal", "700")));
                    });
            shipped.stream().flatMap(ShippedFonts::rules).forEach(rules::add);
            design.fonts().text().ifPresent(font -> rules.add(token("text", font)));
            design.fonts().headings().ifPresent(font -> rules.add(token("display", font)));
            design.fonts().labels().ifPresent(font -> rules.add(token("labels", font)));
            design.fonts().code().ifPresent(font -> rules.add(token("code", font)));
            return rules;
        }

        /** Whether one file has all weights, as such files say in their names. */
        private static boolean isVariable(String file) {
            return file.toLowerCase(Locale.ROOT).matches(".*(?:variable|wght|[-_]vf\\.).*");
        }

        private static String face(FontFamily font, String file, String style, String weight) {
            return "@font-face { font-family: \"" + font.name() + "\"; src: url(\".." + file + "\"); font-style: "
                    + style + "; font-weight: " + weight + "; font-display: swap }";
        }

        private static String token(String name, Font font) {
            String generic = font.otherwise() == FontList.SERIF
                    ? "serif"
                    : font.otherwise() == FontList.SANS ? "sans-serif" : "monospace";
            return ":root { --" + name + ": "
                    + font.family().map(family -> "\"" + family + "\", ").orElse("")
                    + "var(--" + font.otherwise().name().toLowerCase(Locale.ROOT) + ", " + generic + ") }";
        }
    }
}
