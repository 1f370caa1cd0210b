package dev.octavo.math;

import dev.octavo.math.Symbols.Kind;
import java.util.Map;
import java.util.Set;

/** The commands that take arguments, by what becomes of them. */
final class Commands {
    private Commands() {}

    static final Map<String, Alphabet> ALPHABETS = Map.ofEntries(
            Map.entry("\\mathrm", Alphabet.UPRIGHT),
            Map.entry("\\mathup", Alphabet.UPRIGHT),
            Map.entry("\\mathnormal", Alphabet.ITALIC),
            Map.entry("\\mathit", Alphabet.ITALIC_WORD),
            Map.entry("\\mathbf", Alphabet.BOLD),
            Map.entry("\\boldsymbol", Alphabet.BOLD_ITALIC),
            Map.entry("\\bm", Alphabet.BOLD_ITALIC),
            Map.entry("\\pmb", Alphabet.BOLD_ITALIC),
            Map.entry("\\mathcal", Alphabet.SCRIPT),
            Map.entry("\\mathscr", Alphabet.SCRIPT),
            Map.entry("\\mathfrak", Alphabet.FRAKTUR),
            Map.entry("\\mathbb", Alphabet.DOUBLE),
            Map.entry("\\Bbb", Alphabet.DOUBLE),
            Map.entry("\\mathsf", Alphabet.SANS),
            Map.entry("\\mathtt", Alphabet.MONO));

    static final Map<String, Alphabet> FROM_HERE = Map.of(
            "\\rm",
            Alphabet.UPRIGHT,
            "\\bf",
            Alphabet.BOLD,
            "\\it",
            Alphabet.ITALIC,
            "\\sf",
            Alphabet.SANS,
            "\\tt",
            Alphabet.MONO,
            "\\cal",
            Alphabet.SCRIPT);

    static final Map<String, String> STYLES = Map.of(
            "\\displaystyle", "displaystyle=\"true\" scriptlevel=\"0\"",
            "\\textstyle", "displaystyle=\"false\" scriptlevel=\"0\"",
            "\\scriptstyle", "displaystyle=\"false\" scriptlevel=\"1\"",
            "\\scriptscriptstyle", "displaystyle=\"false\" scriptlevel=\"2\"");

    static final Map<String, Kind> CLASSES = Map.of(
            "\\mathbin",
            Kind.BINARY,
            "\\mathrel",
            Kind.RELATION,
            "\\mathord",
            Kind.LETTER,
            "\\mathopen",
            Kind.OPENING,
            "\\mathclose",
            Kind.CLOSING,
            "\\mathpunct",
            Kind.PUNCTUATION,
            "\\mathinner",
            Kind.LETTER,
            "\\mathop",
            Kind.LIMIT);

    static final Map<String, String> FRACTIONS =
            Map.of("\\frac", "", "\\dfrac", "true", "\\tfrac", "false", "\\cfrac", "true");

    static final Map<String, String> BINOMIALS = Map.of("\\binom", "", "\\dbinom", "true", "\\tbinom", "false");

    static final Map<String, String> BIG = Map.of("big", "1.2em", "Big", "1.8em", "bigg", "2.4em", "Bigg", "3em");

    static final Map<String, String> LONG_ARROWS = Map.ofEntries(
            Map.entry("\\xrightarrow", "→"),
            Map.entry("\\xleftarrow", "←"),
            Map.entry("\\xleftrightarrow", "↔"),
            Map.entry("\\xRightarrow", "⇒"),
            Map.entry("\\xLeftarrow", "⇐"),
            Map.entry("\\xLeftrightarrow", "⇔"),
            Map.entry("\\xmapsto", "↦"),
            Map.entry("\\xhookrightarrow", "↪"),
            Map.entry("\\xhookleftarrow", "↩"),
            Map.entry("\\xrightharpoonup", "⇀"),
            Map.entry("\\xrightharpoondown", "⇁"),
            Map.entry("\\xrightleftharpoons", "⇌"),
            Map.entry("\\xtofrom", "⇄"),
            Map.entry("\\xtwoheadrightarrow", "↠"),
            Map.entry("\\xlongequal", "="));

    static final Map<String, String> BRACES = Map.of(
            "\\overbrace",
            "⏞",
            "\\underbrace",
            "⏟",
            "\\overbracket",
            "⎴",
            "\\underbracket",
            "⎵",
            "\\overparen",
            "⏜",
            "\\underparen",
            "⏝");

    static final Map<String, String> BOXES = Map.of(
            "\\boxed", "box", "\\cancel", "cancel", "\\bcancel", "bcancel", "\\xcancel", "xcancel", "\\sout", "sout");

    static final Set<String> TEXTS = Set.of(
            "\\text",
            "\\textrm",
            "\\textnormal",
            "\\mbox",
            "\\hbox",
            "\\textup",
            "\\textmd",
            "\\textbf",
            "\\textit",
            "\\emph",
            "\\texttt",
            "\\textsf");

    static final Set<String> OTHERS = Set.of(
            "\\sqrt",
            "\\left",
            "\\right",
            "\\middle",
            "\\begin",
            "\\end",
            "\\tag",
            "\\color",
            "\\textcolor",
            "\\colorbox",
            "\\operatorname",
            "\\overset",
            "\\underset",
            "\\underline",
            "\\substack",
            "\\ce",
            "\\pu",
            "\\phantom",
            "\\hphantom",
            "\\vphantom",
            "\\smash",
            "\\not",
            "\\limits",
            "\\nolimits",
            "\\over",
            "\\choose",
            "\\atop",
            "\\def",
            "\\newcommand",
            "\\renewcommand",
            "\\hspace",
            "\\kern",
            "\\mkern",
            "\\mskip",
            "\\notag",
            "\\nonumber",
            "\\genfrac",
            "\\prescript",
            "\\fbox",
            "\\underleftrightarrow",
            "\\underleftarrow",
            "\\underrightarrow",
            "\\hline",
            "\\label",
            "\\mathstrut",
            "\\providecommand",
            "\\llap",
            "\\rlap",
            "\\mathllap",
            "\\mathrlap",
            "\\mathclap",
            "\\strut");
}
