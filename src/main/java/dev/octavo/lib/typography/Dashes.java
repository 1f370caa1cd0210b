package dev.octavo.lib.typography;

import dev.octavo.lib.typography.Conventions.Dash;

/** Decides which dash a run of hyphens stands for. */
final class Dashes {
    private static final String EN = "–";
    private static final String EM = "—";

    private Dashes() {}

    /** The dash for {@code count} hyphens at {@code at}; empty if they stay hyphens. */
    static String set(PassageTypesetter typesetter, int at, int count) {
        char before = typesetter.at(at - 1);
        char after = typesetter.at(at + count);
        if (count > 3
                || PassageTypesetter.isCodeSymbol(before)
                || PassageTypesetter.isCodeSymbol(after)
                || before == '-'
                || typesetter.isLiteral(at)) {
            return "";
        }
        Dash dash = typesetter.conventions().dash();
        boolean spaced = Chars.isSpace(before) && Chars.isSpace(after);
        if (count == 1) {
            return isBetweenWords(typesetter, at) && dash != Dash.DOUBLE ? (dash == Dash.EM ? EM : EN) : "";
        }
        if (count == 3) {
            return dash == Dash.DOUBLE ? EM + EM : EM;
        }
        if (Chars.isDigit(before) && Chars.isDigit(after)) {
            return EN;
        }
        boolean quoted = (before == '"' || before == '\'') && typesetter.left() != Chars.CLOSED;
        boolean begins = Chars.isSpace(before) || Chars.isOpening(before) || quoted;
        if (begins && !Chars.isSpace(after)) {
            return ""; // a command-line option
        }
        return switch (dash) {
            case CLOSED_EM, EM -> EM;
            case EN -> spaced ? EN : EM;
            case EN_ALWAYS -> EN;
            case DOUBLE -> EM + EM;
        };
    }

    /** Whether a single hyphen is surrounded by spaces, and those by words. */
    private static boolean isBetweenWords(PassageTypesetter typesetter, int at) {
        char before = typesetter.at(at - 2);
        char after = typesetter.at(at + 2);
        return typesetter.at(at - 1) != 0
                && Chars.isSpace(typesetter.at(at - 1))
                && Chars.isSpace(typesetter.at(at + 1))
                && (Chars.isLetter(before) || ",.!?)\"'»”’“".indexOf(before) >= 0)
                && before != 0
                && (Chars.isLetter(after) || "(\"'«„“‘".indexOf(after) >= 0)
                && after != 0;
    }

    /** The end of the dash that will be set at {@code at}; -1 if there is none. */
    static int end(PassageTypesetter typesetter, int at) {
        char c = typesetter.at(at);
        if (c == '–' || c == '—') {
            return at + 1;
        }
        int count = 0;
        while (count < 4 && typesetter.at(at + count) == '-') {
            count++;
        }
        return count == 0 || set(typesetter, at, count).isEmpty() ? -1 : at + count;
    }
}
