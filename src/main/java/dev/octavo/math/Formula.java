package dev.octavo.math;

import dev.octavo.text.Html;
import java.util.Map;

/** Converts formulas from TeX to MathML. */
public final class Formula {
    private Formula() {}

    /**
     * The MathML element of a formula, with its source as an annotation.
     *
     * @param display whether it is on a line of its own
     * @param macros the author's commands and what each stands for; {@code #1} to {@code #9} are arguments
     * @throws FormulaException if it cannot be read
     */
    public static String mathml(String tex, boolean display, Map<String, String> macros) {
        TokenStream tokens = new TokenStream(tex, macros);
        FormulaParser parser = new FormulaParser(tokens, display);
        String content = parser.parse();
        String tag = parser.takeTag();
        String tagged = tag.isEmpty() ? content : tagged(content, tag);
        return "<math" + (display ? " display=\"block\"" : "") + "><semantics>" + tagged
                + "<annotation encoding=\"application/x-tex\">" + Html.escape(tex.strip())
                + "</annotation></semantics></math>";
    }

    private static String tagged(String content, String tag) {
        return "<mtable class=\"tagged\" width=\"100%\"><mtr><mtd class=\"beside\"></mtd><mtd>" + content
                + "</mtd><mtd class=\"beside tag\">" + tag + "</mtd></mtr></mtable>";
    }
}
