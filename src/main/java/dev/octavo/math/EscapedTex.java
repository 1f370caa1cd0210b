package dev.octavo.math;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds formulas escaped for programs that read Markdown first and TeX afterwards. */
final class EscapedTex {
    private static final String WHY = ": formulas are not Markdown, so nothing in them is escaped";
    /** An index, unlike the underscore in {@code my\_name}. */
    private static final Pattern INDEX =
            Pattern.compile("\\\\_\\{|(?<![A-Za-z0-9\\\\])[A-Za-z]\\\\_[A-Za-z0-9](?![A-Za-z0-9_\\\\])");

    private static final Pattern WORDS = Pattern.compile("\\\\(?:text|math[a-z]|operatorname|mbox)");
    private static final Pattern BRACE = Pattern.compile("\\\\\\\\([{}])");

    private EscapedTex() {}

    /** Refuses {@code x\_1}, which would show an underscore. */
    static void requireNone(String tex) {
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
    static Optional<FormulaException> braces(String tex) {
        Matcher brace = BRACE.matcher(tex);
        return brace.find()
                ? Optional.of(new FormulaException(
                        brace.start(),
                        "\\\\ ends a row here, and " + brace.group(1) + " is no sign",
                        "write \\" + brace.group(1) + " with one backslash" + WHY))
                : Optional.empty();
    }
}
