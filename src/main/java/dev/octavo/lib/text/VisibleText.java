package dev.octavo.lib.text;

import java.util.Locale;
import java.util.Optional;

/** Tells which characters readers see, and which a page may have. */
public final class VisibleText {
    // Letters and symbols by category, but invisible: the fillers of Hangul and the blank Braille pattern.
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";

    private VisibleText() {}

    /** Whether a reader would see nothing of {@code text}. */
    public static boolean isBlank(String text) {
        boolean begins = !text.isEmpty() && shows(text.codePointAt(0)); // as nearly all texts do
        return !begins && text.codePoints().noneMatch(VisibleText::shows);
    }

    private static boolean shows(int c) {
        boolean nothing = switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> FILLERS.indexOf(c) >= 0 || isVariationSelector(c);
        };
        return !nothing;
    }

    private static boolean isVariationSelector(int c) {
        return c == 0x034F || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** The first character that neither HTML nor XML allows, as {@code U+0008}. */
    public static Optional<String> strayCharacter(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!allowed(c)) {
                return Optional.of(String.format(Locale.ROOT, "U+%04X", c));
            }
        }
        return Optional.empty();
    }

    // XML 1.0, 2.2, without the C1 controls that HTML forbids too.
    private static boolean allowed(int c) {
        boolean white = c == '\t' || c == '\n' || c == '\r';
        boolean control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
        boolean noCharacter = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
        return white || !(control || noCharacter);
    }
}
