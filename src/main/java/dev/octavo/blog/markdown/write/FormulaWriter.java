package dev.octavo.blog.markdown.write;

import dev.octavo.lib.math.Formula;
import dev.octavo.lib.math.FormulaException;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Writes formulas; a separate class, so that articles without formulas do not load their code. */
final class FormulaWriter {
    /** In characters; shorter formulas fit on any screen. */
    private static final int WIDE = 20;

    /** The same for formulas within a sentence, whose letters and fractions are smaller. */
    private static final int WIDE_IN_SENTENCE = 30;

    private FormulaWriter() {}

    /** Makes a formula that is wider than a phone scroll by itself, also with the keyboard, for which it takes the focus. */
    private static String scrollable(String mathml, boolean display) {
        String seen = mathml.substring(0, mathml.indexOf("<annotation")).replaceAll("<[^<>]*>", "");
        if (display) {
            String focusable = seen.length() > WIDE ? " tabindex=\"0\"" : "";
            return "<span class=\"formula\"" + focusable + ">" + mathml + "</span>";
        }
        return seen.length() > WIDE_IN_SENTENCE
                ? "<span class=\"wide-formula\" tabindex=\"0\">" + mathml + "</span>"
                : mathml;
    }

    /**
     * Returns false for a formula that cannot be read, which is then written as code.
     *
     * @param place maps an index in the formula to its offset in the article
     */
    static boolean write(ArticleState state, String tex, boolean display, IntUnaryOperator place) {
        List<Formula.EscapedTwice> escaped = Formula.escapedTwice(tex);
        escaped.forEach(twice -> state.warning(
                ProblemKind.FORMULA,
                place.applyAsInt(twice.at()),
                "this backslash is escaped, so \\" + twice.command() + " is a new row and letters",
                "write " + twice.command(),
                "\\" + twice.command(),
                Optional.of(twice.command())));
        if (!escaped.isEmpty() && !display) {
            return false;
        }
        try {
            String mathml =
                    Formula.mathml(tex, display, state.dialect.formulas().macros());
            state.hasFormulas = true;
            state.out.add(scrollable(mathml, display));
            return true;
        } catch (FormulaException refused) {
            state.warning(
                    ProblemKind.FORMULA,
                    place.applyAsInt(Math.min(refused.at, tex.length())),
                    "this formula cannot be set, so its TeX is shown: " + refused.getMessage(),
                    refused.remedy);
            return false;
        }
    }
}
