package dev.octavo.lib.math;

import dev.octavo.lib.math.Symbols.Kind;
import dev.octavo.lib.math.Symbols.Symbol;
import dev.octavo.lib.text.Html;
import java.util.List;

/** An atom of a row: its kind, which decides on spaces, its MathML, and whether scripts go above and below it. */
record Atom(Kind kind, String xml, boolean limits) {
    private static final String FUNCTION_APPLICATION = "<mo>\u2061</mo>";
    private static final String THIN_SPACE = "<mspace width=\"0.1667em\"></mspace>";

    static Atom of(String xml) {
        return new Atom(Kind.LETTER, xml, false);
    }

    static Atom of(Symbol symbol, Alphabet alphabet) {
        String text = Html.escape(symbol.text());
        return switch (symbol.kind()) {
            case LETTER -> of("<mi>" + Html.escape(alphabet.converted(symbol.text())) + "</mi>");
            // as in LaTeX, Greek capitals stay upright when bold
            case UPRIGHT -> {
                Alphabet upright = alphabet == Alphabet.BOLD_ITALIC ? Alphabet.BOLD : alphabet;
                yield of("<mi mathvariant=\"normal\">" + Html.escape(upright.converted(symbol.text())) + "</mi>");
            }
            case ORDINARY -> of("<mo lspace=\"0em\" rspace=\"0em\" stretchy=\"false\">" + text + "</mo>");
            case OPENING -> new Atom(symbol.kind(), "<mo form=\"prefix\" stretchy=\"false\">" + text + "</mo>", false);
            case CLOSING -> new Atom(symbol.kind(), "<mo form=\"postfix\" stretchy=\"false\">" + text + "</mo>", false);
            case LARGE -> new Atom(symbol.kind(), "<mo movablelimits=\"true\">" + text + "</mo>", true);
            case FUNCTION -> function(text, false);
            case LIMIT -> function(text, true);
            case ARROW -> new Atom(Kind.RELATION, "<mo stretchy=\"false\">" + text + "</mo>", false);
            case SPACE -> new Atom(symbol.kind(), "<mspace width=\"" + text + "\"></mspace>", false);
            default -> new Atom(symbol.kind(), "<mo>" + text + "</mo>", false);
        };
    }

    /** The name of a function, such as sin, or lim with {@code limits}. */
    static Atom function(String name, boolean limits) {
        return limits
                ? new Atom(
                        Kind.LIMIT,
                        "<mo movablelimits=\"true\" form=\"prefix\" lspace=\"0em\" rspace=\"0em\">" + name + "</mo>",
                        true)
                : new Atom(Kind.FUNCTION, "<mi>" + name + "</mi>", false);
    }

    /** The atoms as one element. */
    static String row(List<Atom> atoms) {
        return atoms.size() == 1 ? atoms.get(0).xml() : "<mrow>" + join(atoms) + "</mrow>";
    }

    /** Joins the atoms of a row, with spaces around function names and none after a number's sign. */
    static String join(List<Atom> atoms) {
        StringBuilder row = new StringBuilder();
        Kind before = Kind.OPENING;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            boolean name = atom.kind() == Kind.FUNCTION || atom.kind() == Kind.LIMIT;
            if (name && (before == Kind.LETTER || before == Kind.CLOSING)) {
                row.append(THIN_SPACE);
            }
            boolean last = i + 1 == atoms.size() && atoms.size() > 1;
            row.append(
                    atom.kind() != Kind.BINARY
                            ? atom.xml()
                            : makesSign(before)
                                    ? sign(atom.xml(), "prefix")
                                    : last ? sign(atom.xml(), "postfix") : atom.xml());
            if (name && i + 1 < atoms.size()) {
                Kind after = atoms.get(i + 1).kind();
                row.append(FUNCTION_APPLICATION);
                row.append(
                        after == Kind.LETTER || after == Kind.FUNCTION || after == Kind.LIMIT || after == Kind.LARGE
                                ? THIN_SPACE
                                : "");
            }
            before = atom.kind() == Kind.SPACE ? before : name && i + 1 < atoms.size() ? Kind.OPENING : atom.kind();
        }
        return row.toString();
    }

    /** Whether a plus or minus after such an atom is the sign of what follows. */
    private static boolean makesSign(Kind before) {
        return switch (before) {
            case OPENING, BINARY, RELATION, PUNCTUATION, LARGE, INTEGRAL -> true;
            default -> false;
        };
    }

    /** A sign of a number or charge, without space on either side. */
    private static String sign(String xml, String form) {
        return xml.startsWith("<mo>")
                ? "<mo form=\"" + form + "\" lspace=\"0em\" rspace=\"0em\">" + xml.substring(4)
                : xml;
    }

    /** An element with the spaces of an operator of that kind. */
    static String spacedAs(Kind kind, String xml) {
        String space = kind == Kind.BINARY ? "0.2222em" : kind == Kind.RELATION ? "0.2778em" : "";
        String mspace = space.isEmpty() ? "" : "<mspace width=\"" + space + "\"></mspace>";
        String after = kind == Kind.PUNCTUATION ? THIN_SPACE : mspace;
        return xml.startsWith("<mo") ? xml : "<mrow>" + mspace + xml + after + "</mrow>";
    }
}
