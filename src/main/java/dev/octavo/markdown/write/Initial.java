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
        int first = text.text().codePointAt(0);
        return Character.isUpperCase(first)
                && switch (Character.UnicodeScript.of(first)) {
                    case LATIN, GREEK, CYRILLIC ->
                        PlainText.of(paragraph, PlainText.Of.WORDS).length() >= SHORTEST;
                    default -> false;
                };
    }
}
