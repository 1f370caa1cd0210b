package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.raster.CardFont;
import dev.octavo.lib.raster.CardFonts;
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
    private final List<CardFont> fonts;
    private final Map<UnicodeScript, Optional<String>> families = new EnumMap<>(UnicodeScript.class);

    private CardGlyphs(Project project, List<CardFont> fonts) {
        this.project = project;
        this.fonts = fonts;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        return planned.site().config().looks().cards().stream()
                .flatMap(cards -> new CardGlyphs(planned.project(), cards.fonts()).problems(planned.site()));
    }

    private Stream<Problem> problems(Site site) {
        return Stream.concat(
                problem("the home page", site.config().title(), new SourcePath("content/site.yaml")).stream(),
                site.articles()
                        .filter(article -> article.meta().looks().card())
                        .flatMap(
                                article -> problem(
                                        "this article",
                                        article.title(),
                                        article.source().path())
                                        .stream()));
    }

    private Optional<Problem> problem(String page, String title, SourcePath file) {
        try {
            return unwritable(page, title, file);
        } catch (RuntimeException | Error bug) { // of the machine's fonts, for instance
            Bug.note(bug, Location.file(file.value()));
            throw bug;
        }
    }

    private Optional<Problem> unwritable(String page, String title, SourcePath file) {
        String missing = CardFonts.missing(title, fonts);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(ProblemKind.CARD
                        .warning(
                                page + " has no card for links, since the fonts of cards cannot write \"" + missing
                                        + "\"",
                                place(title, file))
                        .hint(remedy(missing, title)
                                + (file.isMarkdown() ? ", or write cards: false here" : ", or cards: false")));
    }

    private String remedy(String missing, String title) {
        return families.computeIfAbsent(UnicodeScript.of(missing.codePointAt(0)), script -> CardFonts.forLetters(title))
                        .map(family -> "write cards: {font: " + (fonts.isEmpty() ? family : list(family)) + "}")
                        .orElse(
                                "put a font that has these letters into static/fonts/, and write cards: {font: /fonts/NAME.ttf}")
                + " in place of \"cards\" in content/site.yaml";
    }

    private String list(String family) {
        return Stream.concat(fonts.stream().map(CardFont::name), Stream.of(family))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Location place(String title, SourcePath file) {
        String text = project.read(file).text();
        int start = text.indexOf(title);
        return start < 0 ? Location.file(file.value()) : Location.in(file.value(), text, start, start + title.length());
    }
}
