package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.lib.math.Formula;
import dev.octavo.lib.math.FormulaException;
import java.util.List;
import java.util.function.Consumer;

/** Extracts the plain text of inlines, on one line. */
final class PlainText {
    private PlainText() {}

    /** What to include besides text. */
    enum Include {
        /** Nothing. */
        PROSE,
        /** Code, and formulas as words. */
        WORDS,
        /** Code, and formulas as typed. */
        TYPED,
        /** Code, formulas as words, and the alternative texts of pictures. */
        ALL
    }

    static String of(List<Inline> inlines, Include include) {
        StringBuilder text = new StringBuilder();
        each(inlines, include, text::append);
        return text.toString();
    }

    /** Whether any piece of the prose contains {@code words}. */
    static boolean has(String words, List<Inline> inlines) {
        boolean[] found = {false};
        each(inlines, Include.PROSE, piece -> found[0] |= piece.contains(words));
        return found[0];
    }

    private static String words(Inline.Formula formula) {
        try {
            return Formula.text(formula.tex(), formula.macros());
        } catch (FormulaException refused) { // reported where the formula is shown
            return formula.tex();
        }
    }

    /** Passes the text to {@code to} piece by piece. */
    static void each(List<Inline> inlines, Include include, Consumer<String> to) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text) {
                to.accept(text.text());
            } else if (inline instanceof Inline.Break) {
                to.accept(" ");
            } else if (inline instanceof Inline.Code code && include != Include.PROSE) {
                to.accept(code.text());
            } else if (inline instanceof Inline.Formula formula && include != Include.PROSE) {
                to.accept(include == Include.TYPED ? formula.tex() : words(formula));
            } else if (inline instanceof Inline.Styled styled) {
                each(styled.content(), include, to);
            } else if (inline instanceof Inline.Link link) {
                each(link.content(), include, to);
            } else if (inline instanceof Inline.Component component) {
                each(component.content(), include, to);
            } else if (inline instanceof Inline.Image image && include == Include.ALL) {
                each(image.content(), include, to);
            }
        }
    }
}
