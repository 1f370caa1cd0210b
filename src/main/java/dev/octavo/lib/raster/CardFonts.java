package dev.octavo.lib.raster;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.lang.Character.UnicodeScript;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what can be written with Octavo's own face, and with fonts of this machine. */
public final class CardFonts {
    private static final int MAX_SHOWN = 12;

    private CardFonts() {}

    /**
     * Returns letters of {@code text} that cannot be written, each once; empty if one face has all letters.
     *
     * @param fonts used where Octavo's own face lacks a letter
     */
    public static String missing(String text, List<CardFont> fonts) {
        if (text.codePoints().allMatch(CardFonts::isOwn)) {
            return "";
        }
        List<Face> faces = (MachineFonts.ARE_POSSIBLE ? fonts : List.<CardFont>of())
                .stream().<Face>map(font -> new SystemFace(font, true, false)).toList();
        if (faces.stream().anyMatch(face -> !face.lacks(text))) {
            return "";
        }
        String nowhere = letters(text.codePoints()
                .filter(c -> !isOwn(c) && faces.stream().noneMatch(face -> face.has(c)))
                .mapToObj(Character::toString));
        return nowhere.isEmpty() // only together, as in a title in two scripts
                ? letters(text.codePoints()
                        .filter(c -> Character.isLetter(c) && !faces.get(0).has(c))
                        .mapToObj(Character::toString))
                : nowhere;
    }

    /** Returns a font family of this machine with all letters of {@code text}. Asks every font, which takes a while. */
    public static Optional<String> forLetters(String text) {
        String letters =
                letters(text.codePoints().filter(Character::isLetter).mapToObj(Character::toString), Integer.MAX_VALUE);
        Set<String> composed = Set.of(Font.DIALOG, Font.DIALOG_INPUT, Font.MONOSPACED, Font.SANS_SERIF, Font.SERIF);
        if (!MachineFonts.ARE_POSSIBLE) {
            return Optional.empty();
        }
        return Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT))
                .filter(family -> !composed.contains(family))
                .map(CardFont::family)
                .filter(font -> font.exists() && !new SystemFace(font, true, false).lacks(letters))
                .map(CardFont::name)
                .min(Comparator.comparing((String family) -> !family.contains("Sans"))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether Octavo's own face has that letter. Most titles do without Java's table of scripts, which takes a while to load. */
    private static boolean isOwn(int c) {
        if (c < 0x250 || !Character.isLetter(c)) {
            return true;
        }
        return switch (UnicodeScript.of(c)) {
            case LATIN, GREEK, CYRILLIC, COMMON, INHERITED -> true;
            default -> false;
        };
    }

    private static String letters(Stream<String> letters) {
        return letters(letters, MAX_SHOWN);
    }

    private static String letters(Stream<String> letters, int most) {
        return letters.distinct().limit(most).collect(Collectors.joining());
    }
}
