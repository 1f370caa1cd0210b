package dev.octavo.lib.typography;

import dev.octavo.lib.typography.Conventions.Dash;
import dev.octavo.lib.typography.Conventions.Spacing;
import java.util.Set;

/** Decides at which spaces a line may break, and how wide they are. */
final class Spaces {
    private static final Set<String> UNITS =
            Set.of(("% ‰ ° °C °F € $ £ ¥ ₽ ₴ ₺ ₹ Kč zł Ft lei kr CHF EUR USD GBP px pt pc em rem dpi ppi fps"
                            + " km m cm mm µm nm ha km² m² cm² m³ kg g mg µg t l ml cl dl h min s ms µs ns Hz kHz MHz GHz W kW MW GW kWh"
                            + " MWh V kV A mA mAh K Pa hPa kPa bar J kJ kcal N dB B kB KB MB GB TB PB KiB MiB GiB TiB bit kbit Mbit Gbit"
                            + " km/h m/s Mbit/s Gbit/s MB/s GB/s"
                            + " TL r tys mln mld كغ كغم كجم غ كم م سم مم ل ק\"ג ק\"מ ס\"מ מ\"מ"
                            + " км м см мм кг г мг т л мл ч мин с мс руб грн Гц МГц ГГц Вт кВт В А КБ МБ ГБ ТБ тыс млн млрд год хв сек крб")
                    .split(" ", -1));

    private static final String CURRENCIES = "€$£¥₽₴₺₹";
    private static final String AFTER_CLAUSES = ")]}»”’›…,.\"'";
    private static final int LONGEST_UNIT = 6;
    private static final int LONGEST_KEPT = 7;

    private final PassageTypesetter typesetter;
    /** The place of a space to drop, since it follows a closed em dash; -1 for none. */
    private int dropped = -1;

    Spaces(PassageTypesetter typesetter) {
        this.typesetter = typesetter;
    }

    /** The replacement for the space at {@code at}; 0 to drop it. */
    char at(int at, char typed) {
        Conventions conventions = typesetter.conventions();
        char before = typesetter.at(at - 1);
        char after = typesetter.at(at + 1);
        if (at == dropped) {
            return 0;
        }
        if (Chars.isSpace(before) || Chars.isSpace(after)) {
            return typed;
        }
        if (after == '-' || after == '–' || after == '—') {
            return beforeDash(at, typed);
        }
        if (conventions.spacing() != Spacing.NONE) {
            boolean within = before == '«' || after == '»';
            if (within || (PassageTypesetter.isHighMark(after) && endsClause(at + 1))) {
                char space = conventions.spacing().before(within ? '»' : after);
                return space == 0 ? Chars.NO_BREAK : space;
            }
        }
        if (Chars.isDigit(before)) {
            return afterDigit(at, typed);
        }
        if (Chars.isDigit(after) && CURRENCIES.indexOf(before) >= 0) {
            return Chars.NO_BREAK;
        }
        return isKeptTogether(at, before, after) || isBetweenInitials(at, before, after) ? Chars.NO_BREAK : typed;
    }

    /** Keeps a dash from beginning a line. */
    private char beforeDash(int at, char typed) {
        int end = Dashes.end(typesetter, at + 1);
        if (end < 0 || !Chars.isSpace(typesetter.at(end))) {
            return typed;
        }
        Dash dash = typesetter.conventions().dash();
        boolean two = typesetter.at(at + 1) == '-' && typesetter.at(at + 2) == '-' && end == at + 3;
        if (dash == Dash.CLOSED_EM && two && typesetter.at(end) != 0) {
            dropped = end;
            return 0;
        }
        boolean asTyped = dash == Dash.DOUBLE || (dash == Dash.CLOSED_EM && (two || typesetter.at(at + 1) == '—'));
        return asTyped ? typed : Chars.NO_BREAK;
    }

    private char afterDigit(int at, char typed) {
        if (isUnit(at + 1)) {
            return Chars.NO_BREAK;
        }
        boolean group = typesetter.conventions().groupsThousands()
                && Chars.isDigit(typesetter.at(at + 1))
                && Chars.isDigit(typesetter.at(at + 2))
                && Chars.isDigit(typesetter.at(at + 3))
                && !Chars.isWord(typesetter.at(at + 4));
        return group ? Chars.NARROW_NO_BREAK : typed;
    }

    private boolean isUnit(int from) {
        int end = from;
        while (end - from <= LONGEST_UNIT && isUnitCharacter(end)) {
            end++;
        }
        return end > from && end - from <= LONGEST_UNIT && UNITS.contains(typesetter.text(from, end));
    }

    private boolean isUnitCharacter(int at) {
        char c = typesetter.at(at);
        return Chars.isWord(c)
                || "%‰°€$£¥₽₴₺₹/".indexOf(c) >= 0
                || (c == '"' && Chars.isHebrew(typesetter.at(at - 1)) && Chars.isHebrew(typesetter.at(at + 1)));
    }

    /** Whether the words before and after the space belong together. */
    private boolean isKeptTogether(int at, char before, char after) {
        Conventions conventions = typesetter.conventions();
        boolean number = Chars.isDigit(after);
        if (conventions.dottedOrdinals() && before == '.' && Chars.isDigit(typesetter.at(at - 2))) {
            return !isLong(at - 2) && (Chars.isLetter(after) || isInDate(at));
        }
        boolean one = !conventions.oneLetterWords().isEmpty() && Chars.isSpace(leftOf(at - 1)) && Chars.isWord(after);
        if (one && conventions.oneLetterWords().indexOf(before) >= 0) {
            return true;
        }
        if (conventions.keepWithNext().isEmpty() || !(number || Chars.isUpper(after))) {
            return false;
        }
        int start = at;
        while (at - start <= LONGEST_KEPT && isKeptCharacter(typesetter.at(start - 1))) {
            start--;
        }
        return start < at
                && at - start <= LONGEST_KEPT
                && conventions.keepWithNext().contains(typesetter.text(start, at));
    }

    /** Whether the space follows the day or the month of a date such as 24. 12. 2026. */
    private boolean isInDate(int at) {
        int end = at + 1;
        while (end - at < 4 && Chars.isDigit(typesetter.at(end))) {
            end++;
        }
        int start = Chars.isDigit(typesetter.at(at - 3)) ? at - 3 : at - 2;
        boolean day = end > at + 1 && end - at <= 3 && typesetter.at(end) == '.';
        return day
                || (Chars.isSpace(typesetter.at(start - 1))
                        && typesetter.at(start - 2) == '.'
                        && Chars.isDigit(typesetter.at(start - 3)));
    }

    /** Whether the number that ends at {@code last} has more than two digits. */
    private boolean isLong(int last) {
        return Chars.isDigit(typesetter.at(last - 1)) && Chars.isDigit(typesetter.at(last - 2));
    }

    private static boolean isKeptCharacter(char c) {
        return Chars.isWord(c) || c == '.' || c == '§' || c == '№' || c == '°' || c == 'º';
    }

    /** Whether the space is between two initials, as in J. S. Bach, or two letters of an abbreviation. */
    private boolean isBetweenInitials(int at, char before, char after) {
        if (before != '.' || !Chars.isLetter(typesetter.at(at - 2)) || Chars.isWord(leftOf(at - 2))) {
            return false;
        }
        boolean another = Chars.isLetter(after) && typesetter.at(at + 2) == '.';
        boolean name = Chars.isUpper(typesetter.at(at - 2)) && Chars.isUpper(after);
        return another || name;
    }

    private char leftOf(int at) {
        char c = typesetter.at(at - 1);
        return c == '"' || c == '\'' || c == '(' ? ' ' : c;
    }

    /** Whether the mark at {@code at} ends a clause, rather than being part of a time, an address or a symbol. */
    boolean endsClause(int at) {
        int i = at;
        while (i - at < 4 && (PassageTypesetter.isHighMark(typesetter.at(i)) || typesetter.at(i) == '»')) {
            i++;
        }
        char after = typesetter.at(i);
        boolean doubled = typesetter.at(at) == ':' && typesetter.at(at + 1) == ':';
        return !doubled && (Chars.isSpace(after) || AFTER_CLAUSES.indexOf(after) >= 0);
    }
}
