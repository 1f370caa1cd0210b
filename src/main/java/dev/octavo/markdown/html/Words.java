package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Characters;

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
    public void add(String text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) { // most are, and need no table of Unicode
                boolean inside = Characters.isLetterOrDigit((char) c);
                words += inside && !inWord ? 1 : 0;
                inWord = inside || (inWord && !Character.isWhitespace(c));
            } else if (isIdeographic(c)) {
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
