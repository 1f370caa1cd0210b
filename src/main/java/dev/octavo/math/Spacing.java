package dev.octavo.math;

import dev.octavo.math.FormulaParser.Part;
import dev.octavo.math.Symbols.Kind;
import java.util.List;

/** Joins the parts of a row, with spaces around names of functions and none after the sign of a number. */
final class Spacing {
    private static final String APPLICATION = "<mo>\u2061</mo>";
    private static final String THIN = "<mspace width=\"0.1667em\"></mspace>";

    private Spacing() {}

    static String join(List<Part> parts) {
        StringBuilder row = new StringBuilder();
        Kind before = Kind.OPENING;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean name = part.kind() == Kind.FUNCTION || part.kind() == Kind.LIMIT;
            if (name && (before == Kind.LETTER || before == Kind.CLOSING)) {
                row.append(THIN);
            }
            boolean last = i + 1 == parts.size() && parts.size() > 1;
            row.append(
                    part.kind() != Kind.BINARY
                            ? part.xml()
                            : isSign(before)
                                    ? sign(part.xml(), "prefix")
                                    : last ? sign(part.xml(), "postfix") : part.xml());
            if (name && i + 1 < parts.size()) {
                Kind after = parts.get(i + 1).kind();
                row.append(APPLICATION);
                row.append(
                        after == Kind.LETTER || after == Kind.FUNCTION || after == Kind.LIMIT || after == Kind.LARGE
                                ? THIN
                                : "");
            }
            before = part.kind() == Kind.SPACE ? before : name && i + 1 < parts.size() ? Kind.OPENING : part.kind();
        }
        return row.toString();
    }

    /** Whether a plus or minus after such a part is the sign of what follows. */
    private static boolean isSign(Kind before) {
        return switch (before) {
            case OPENING, BINARY, RELATION, PUNCTUATION, LARGE, INTEGRAL -> true;
            default -> false;
        };
    }

    /** The sign of a number or of a charge, which has no space on either side. */
    private static String sign(String xml, String form) {
        return xml.startsWith("<mo>")
                ? "<mo form=\"" + form + "\" lspace=\"0em\" rspace=\"0em\">" + xml.substring(4)
                : xml;
    }

    /** A row that is spaced like an operator of that kind. */
    static String around(Kind kind, String xml) {
        String space = kind == Kind.BINARY ? "0.2222em" : kind == Kind.RELATION ? "0.2778em" : "";
        String mspace = space.isEmpty() ? "" : "<mspace width=\"" + space + "\"></mspace>";
        String after = kind == Kind.PUNCTUATION ? THIN : mspace;
        return xml.startsWith("<mo") ? xml : "<mrow>" + mspace + xml + after + "</mrow>";
    }
}
