package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.html.MarkdownDocument.WordCount;

/** Counts words, and Han and Kana characters, for the reading time. */
public final class WordCounter {
    // Most characters are ASCII, and this table is faster than Unicode's.
    private static final int ASCII = 0x80;
    private static final byte IN_WORD = 1;
    private static final byte BLANK = 2;
    private static final byte[] KINDS = kinds(); // IN_WORD, BLANK or 0

    private char[] chars = new char[1 << 10]; // a copy of the text, which is faster than charAt
    private int words;
    private int characters;
    private boolean inWord;

    public WordCount count() {
        return new WordCount(words, characters);
    }

    public void add(String text) {
        int length = text.length();
        if (length > chars.length) {
            chars = new char[2 * length];
        }
        text.getChars(0, length, chars, 0);
        for (int i = 0; i < length; ) {
            int c = chars[i];
            if (c < ASCII) {
                byte kind = KINDS[c];
                words += kind == IN_WORD && !inWord ? 1 : 0;
                inWord = kind == 0 ? inWord : kind == IN_WORD;
                i++;
                continue;
            }
            c = Character.codePointAt(chars, i, length);
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

    public void end() {
        inWord = false;
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

    private static byte[] kinds() {
        byte[] kinds = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            kinds[c] = Character.isLetterOrDigit(c) ? IN_WORD : Character.isWhitespace(c) ? BLANK : 0;
        }
        return kinds;
    }
}
