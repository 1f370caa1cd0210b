package dev.octavo.markdown.write;

import dev.octavo.markdown.inline.Inline;
import java.util.List;

/** Says which paragraph may begin with a letter as tall as several lines. */
final class Initial {
    private static final int SHORTEST = 200; // about three lines where they are longest

    private Initial() {}

    /** One of some lines that begins with a capital: no quote, link, code or emoji, nor a script without capitals. */
    static boolean suits(List<Inline> paragraph) {
        if (paragraph.isEmpty()
                || !(paragraph.get(0) instanceof Inline.Text text)
                || text.text().isEmpty()) {
            return false;
        }
        return isTall(text.text().codePointAt(0))
                && PlainText.of(paragraph, PlainText.Of.WORDS).length() >= SHORTEST;
    }

    /** A capital of Latin, Greek or Cyrillic, by the blocks that begin with them: Java's table of scripts is slow to load. */
    private static boolean isTall(int letter) {
        return Character.isUpperCase(letter) && (letter < 0x530 || (letter >= 0x1E00 && letter < 0x2000));
    }
}
