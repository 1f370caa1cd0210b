package dev.octavo.check;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.project.Project;
import dev.octavo.raster.CardFonts;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds titles with letters that the fonts of cards for shared links lack. */
public final class CardGlyphs {
    private final Project project;
    private final List<String> fonts;
    private final Map<UnicodeScript, Optional<String>> families = new EnumMap<>(UnicodeScript.class);

    private CardGlyphs(Project project, List<String> fonts) {
        this.project = project;
        this.fonts = fonts;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        return planned.site().config().looks().cards().stream()
                .flatMap(cards -> new CardGlyphs(planned.project(), cards.fonts()).problems(planned.site()));
    }

    private Stream<Problem> problems(Site site) {
        return site.entries().filter(entry -> entry.meta().looks().card()).flatMap(entry -> problem(entry).stream());
    }

    private Optional<Problem> problem(Entry entry) {
        String missing = CardFonts.missing(entry.title(), fonts);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.warning(
                                "this article has no card for links, since the fonts of cards cannot write \"" + missing
                                        + "\"",
                                place(entry, project))
                        .hint(remedy(missing, entry.title())));
    }

    private String remedy(String missing, String title) {
        return families.computeIfAbsent(UnicodeScript.of(missing.codePointAt(0)), script -> CardFonts.forLetters(title))
                        .map(family -> "write into content/site.yaml cards: {font: "
                                + (fonts.isEmpty() ? family : list(family)) + "}")
                        .orElse("install a font that has these letters, and name it in content/site.yaml: cards:"
                                + " {font: NAME}")
                + ", or write cards: false here";
    }

    private String list(String family) {
        return Stream.concat(fonts.stream(), Stream.of(family)).collect(Collectors.joining(", ", "[", "]"));
    }

    private static Location place(Entry entry, Project project) {
        String path = entry.source().path().value();
        String text = project.read(entry.source().path()).text();
        int start = text.indexOf(entry.title());
        return start < 0
                ? Location.file(path)
                : Location.in(path, text, start, start + entry.title().length());
    }
}
