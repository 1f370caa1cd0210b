package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.syntax.CodeSpans;
import dev.octavo.blog.markdown.syntax.FormulaSpans;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.math.Formula;
import dev.octavo.lib.math.FormulaException;
import java.util.function.Consumer;

/** Replaces the formulas in titles and descriptions with plain text, for lists, feeds and search engines. */
public final class FormulaWords {
    private FormulaWords() {}

    /**
     * Replaces the formulas in a text.
     *
     * @param text as typed; formulas in code stay as they are
     * @param wrong takes the mistakes of formulas, which stay as they are too
     */
    public static String in(String text, Formulas formulas, Consumer<FormulaException> wrong) {
        if (!formulas.read() || (text.indexOf('$') < 0 && !text.contains("\\("))) {
            return text;
        }
        FormulaSpans spans = new FormulaSpans(text);
        CodeSpans code = new CodeSpans(text);
        StringBuilder words = new StringBuilder();
        for (int i = 0, end; i < text.length(); i = end) {
            char c = text.charAt(i);
            end = c == '$' || text.startsWith("\\(", i) ? spans.end(i) : -1;
            if (end > 0) {
                int marks = c == '$' && !text.startsWith("$$", i) ? 1 : 2;
                words.append(words(text.substring(i + marks, end - marks), formulas, wrong));
                continue;
            }
            int open = c == '`' ? code.runEnd(i) : i + 1;
            int close = c == '`' ? code.closing(i, open) : -1;
            end = close < 0 ? open : close + open - i;
            words.append(text, i, end);
        }
        return words.toString();
    }

    private static String words(String tex, Formulas formulas, Consumer<FormulaException> wrong) {
        try {
            return Formula.text(tex, formulas.macros());
        } catch (FormulaException refused) {
            wrong.accept(refused);
            return tex;
        }
    }
}
