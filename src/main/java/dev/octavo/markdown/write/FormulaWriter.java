package dev.octavo.markdown.write;

import dev.octavo.math.Formula;
import dev.octavo.math.FormulaException;
import java.util.function.IntUnaryOperator;

/** Writes formulas; a class of its own, so that articles without any load nothing of them. */
final class FormulaWriter {
    private FormulaWriter() {}

    /** @param place where in the article a character of the formula stands */
    static void write(Draft draft, String tex, boolean display, IntUnaryOperator place) {
        try {
            String mathml =
                    Formula.mathml(tex, display, draft.dialect.formulas().macros());
            draft.out.add(display ? "<span class=\"formula\">" + mathml + "</span>" : mathml);
        } catch (FormulaException refused) {
            draft.error(
                    place.applyAsInt(Math.min(refused.at, tex.length())),
                    "this formula cannot be read: " + refused.getMessage(),
                    refused.remedy);
        }
    }
}
