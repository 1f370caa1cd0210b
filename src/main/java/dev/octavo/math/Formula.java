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
        EscapedTex.requireNone(tex);
        FormulaParser parser = new FormulaParser(new TokenStream(tex, macros), display);
        String content = parsed(parser, tex);
        String tag = parser.takeTag();
        String tagged = tag.isEmpty() ? content : tagged(content, tag);
        return "<math" + (display ? " display=\"block\"" : "") + "><semantics>" + tagged
                + "<annotation encoding=\"application/x-tex\">" + Html.escape(tex.strip())
                + "</annotation></semantics></math>";
    }

    private static String parsed(FormulaParser parser, String tex) {
        try {
            return parser.parse();
        } catch (FormulaException refused) {
            throw EscapedTex.braces(tex).orElse(refused);
        }
    }

    /**
     * The formula as plain text, such as {@code e^(iπ) = −1}.
     *
     * @throws FormulaException if it cannot be read
     */
    public static String text(String tex, Map<String, String> macros) {
        return FormulaText.of(mathml(tex, true, macros));
    }

    private static String tagged(String content, String tag) {
        return "<mtable class=\"tagged\" width=\"100%\"><mtr><mtd class=\"beside\"></mtd><mtd>" + content
                + "</mtd><mtd class=\"beside tag\">" + tag + "</mtd></mtr></mtable>";
    }
}
