package dev.octavo.lib.text;

/** Distinguishes visible text from text that has only spaces and invisible characters. */
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
}
