package dev.octavo.check;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds titles with letters that the built-in font of cards for shared links lacks. */
public final class CardGlyphs {
    private static final int MAX_SHOWN = 12;

    private CardGlyphs() {}

    public static Stream<Problem> check(PlannedSite planned) {
        boolean own = planned.site()
                .config()
                .looks()
                .cards()
                .filter(cards -> cards.font().isEmpty())
                .isPresent();
        return own
                ? planned.site()
                        .entries()
                        .filter(entry -> entry.meta().looks().card())
                        .flatMap(entry -> problem(entry, planned.project()).stream())
                : Stream.empty();
    }

    private static Optional<Problem> problem(Entry entry, Project project) {
        StringBuilder missing = new StringBuilder();
        entry.title()
                .codePoints()
                .filter(c -> Character.isLetter(c) && !isKnown(c))
                .distinct()
                .limit(MAX_SHOWN)
                .forEach(missing::appendCodePoint);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.warning(
                                "the card for links to this article cannot show \"" + missing + "\"",
                                place(entry, project))
                        .hint("name a font of the machine that builds in content/site.yaml, for example"
                                + " cards: {font: Noto Sans CJK JP}, or write cards: false here"));
    }

    /** Called only if a site has cards, since Java's table of scripts takes a while to load. */
    private static boolean isKnown(int letter) {
        return switch (UnicodeScript.of(letter)) {
            case LATIN, GREEK, CYRILLIC, COMMON, INHERITED -> true;
            default -> false;
        };
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
