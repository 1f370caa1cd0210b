package dev.octavo.markdown.html;

/** Counts what there is to read. Han and Kana are counted by characters, all else, Hangul too, by words. */
public final class Words {
    private int words;
    private int characters;

    public int words() {
        return words;
    }

    public int characters() {
        return characters;
    }

    /** Adds a text whose words belong to no other text. */
    public void add(CharSequence text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (isIdeographic(c)) {
                characters++;
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                inWord = false;
            }
        }
    }

    private static boolean isIdeographic(int c) {
        if (c < 0x2E80 || !Character.isLetter(c)) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }
}
