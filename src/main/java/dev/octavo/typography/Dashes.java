package dev.octavo.typography;

import dev.octavo.typography.Conventions.Dash;

/** Decides which dash hyphens stand for. */
final class Dashes {
    private static final String EN = "–";
    private static final String EM = "—";

    private Dashes() {}

    /** The dash for {@code count} hyphens at {@code at}; empty where they stay hyphens. */
    static String set(Setting setting, int at, int count) {
        char before = setting.at(at - 1);
        char after = setting.at(at + count);
        if (count > 3
                || Setting.isOfPrograms(before)
                || Setting.isOfPrograms(after)
                || before == '-'
                || setting.isLiteral(at)) {
            return "";
        }
        Dash dash = setting.conventions().dash();
        boolean spaced = Signs.isSpace(before) && Signs.isSpace(after);
        if (count == 1) {
            return isBetweenWords(setting, at) && dash != Dash.DOUBLE ? (dash == Dash.EM ? EM : EN) : "";
        }
        if (count == 3) {
            return dash == Dash.DOUBLE ? EM + EM : EM;
        }
        if (Signs.isDigit(before) && Signs.isDigit(after)) {
            return EN;
        }
        boolean quoted = (before == '"' || before == '\'') && setting.left() != Signs.CLOSED;
        boolean begins = Signs.isSpace(before) || Signs.isOpening(before) || quoted;
        if (begins && !Signs.isSpace(after)) {
            return ""; // the option of a command
        }
        return switch (dash) {
            case CLOSED_EM, EM -> EM;
            case EN -> spaced ? EN : EM;
            case EN_ALWAYS -> EN;
            case DOUBLE -> EM + EM;
        };
    }

    /** Whether a single hyphen stands between spaces, and these between words. */
    private static boolean isBetweenWords(Setting setting, int at) {
        char before = setting.at(at - 2);
        char after = setting.at(at + 2);
        return setting.at(at - 1) != 0
                && Signs.isSpace(setting.at(at - 1))
                && Signs.isSpace(setting.at(at + 1))
                && (Signs.isLetter(before) || ",.!?)\"'»”’“".indexOf(before) >= 0)
                && before != 0
                && (Signs.isLetter(after) || "(\"'«„“‘".indexOf(after) >= 0)
                && after != 0;
    }

    /** Where the dash ends that is about to be set at {@code at}; -1 for none. */
    static int end(Setting setting, int at) {
        char c = setting.at(at);
        if (c == '–' || c == '—') {
            return at + 1;
        }
        int count = 0;
        while (count < 4 && setting.at(at + count) == '-') {
            count++;
        }
        return count == 0 || set(setting, at, count).isEmpty() ? -1 : at + count;
    }
}
