package dev.octavo.lib.math;

import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts formulas from TeX to MathML. */
public final class Formula {
    private static final String WHY = ": formulas are not Markdown, so nothing in them is escaped";
    /** An index, unlike the underscore in {@code my\_name}. */
    private static final Pattern INDEX =
            Pattern.compile("\\\\_\\{|(?<![A-Za-z0-9\\\\])[A-Za-z]\\\\_[A-Za-z0-9](?![A-Za-z0-9_\\\\])");

    private static final Pattern WORDS = Pattern.compile("\\\\(?:text|math[a-z]|operatorname|mbox)");
    private static final Pattern BRACE = Pattern.compile("\\\\\\\\([{}])");

    private static final Pattern ESCAPED_TWICE = Pattern.compile("(?<!\\\\)\\\\(\\\\[A-Za-z]{2,})");

    private Formula() {}

    /** A command with a backslash too many, as other programs want it, which would be a new row and letters. */
    public record EscapedTwice(int at, String command) {}

    /** The commands in {@code tex} that are escaped twice. */
    public static List<EscapedTwice> escapedTwice(String tex) {
        return tex.contains("\\\\")
                ? ESCAPED_TWICE
                        .matcher(tex)
                        .results()
                        .filter(found -> isKnown(found.group(1)))
                        .map(found -> new EscapedTwice(found.start(), found.group(1)))
                        .toList()
                : List.of();
    }

    private static boolean isKnown(String command) {
        return Commands.names().contains(command) || Symbols.of(command) != null || Symbols.MACROS.containsKey(command);
    }

    /**
     * The MathML element of a formula, with its source as an annotation.
     *
     * @param display whether it is on its own line
     * @param macros the author's commands and what each stands for; {@code #1} to {@code #9} are arguments
     * @throws FormulaException if it cannot be read
     */
    public static String mathml(String tex, boolean display, Map<String, String> macros) {
        requireUnescaped(tex);
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
            throw escapedBrace(tex).orElse(refused);
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

    /** Refuses {@code x\_1}, which would show an underscore. */
    private static void requireUnescaped(String tex) {
        if (!tex.contains("\\_") || WORDS.matcher(tex).find()) {
            return;
        }
        Matcher index = INDEX.matcher(tex);
        if (index.find()) {
            int at = tex.indexOf("\\_", index.start());
            throw new FormulaException(at, "\\_ is an underscore and no index", "write _ alone" + WHY);
        }
    }

    /** What is wrong with a formula that cannot be read if it has two backslashes before a brace; empty if it has not. */
    private static Optional<FormulaException> escapedBrace(String tex) {
        Matcher brace = BRACE.matcher(tex);
        return brace.find()
                ? Optional.of(new FormulaException(
                        brace.start(),
                        "\\\\ ends a row here, and " + brace.group(1) + " is not a character",
                        "write \\" + brace.group(1) + " with one backslash" + WHY))
                : Optional.empty();
    }
}
