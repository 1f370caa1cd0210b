package dev.octavo.markdown.write;

import dev.octavo.math.Formula;
import dev.octavo.math.FormulaException;
import java.util.function.IntUnaryOperator;

/** Writes formulas; a class of its own, so that articles without any load nothing of them. */
final class FormulaWriter {
    /** In characters; narrower ones fit everywhere. */
    private static final int WIDE = 20;

    private FormulaWriter() {}

    /** One that is wider than a telephone is scrolled, also by those who have but a keyboard. */
    private static String focusable(String mathml) {
        String seen = mathml.substring(0, mathml.indexOf("<annotation")).replaceAll("<[^>]*>", "");
        return seen.length() > WIDE ? " tabindex=\"0\"" : "";
    }

    /** @param place where in the article a character of the formula stands */
    static void write(ArticleState state, String tex, boolean display, IntUnaryOperator place) {
        try {
            String mathml =
                    Formula.mathml(tex, display, state.dialect.formulas().macros());
            state.out.add(display ? "<span class=\"formula\"" + focusable(mathml) + ">" + mathml + "</span>" : mathml);
        } catch (FormulaException refused) {
            state.error(
                    place.applyAsInt(Math.min(refused.at, tex.length())),
                    "this formula cannot be read: " + refused.getMessage(),
                    refused.remedy);
        }
    }
}
