package dev.octavo.typography;

import dev.octavo.typography.Conventions.Dash;
import dev.octavo.typography.Conventions.Spacing;
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

    private final Setting setting;
    /** The space after an em dash that has none. */
    private int dropped = -1;

    Spaces(Setting setting) {
        this.setting = setting;
    }

    /** What is set for the space at {@code at}; 0 for nothing. */
    char at(int at, char typed) {
        Conventions conventions = setting.conventions();
        char before = setting.at(at - 1);
        char after = setting.at(at + 1);
        if (at == dropped) {
            return 0;
        }
        if (Signs.isSpace(before) || Signs.isSpace(after)) {
            return typed;
        }
        if (after == '-' || after == '–' || after == '—') {
            return beforeDash(at, typed);
        }
        if (conventions.spacing() != Spacing.NONE) {
            boolean within = before == '«' || after == '»';
            if (within || (Setting.isHigh(after) && mayBeHigh(at + 1))) {
                char space = conventions.spacing().before(within ? '»' : after);
                return space == 0 ? Signs.NO_BREAK : space;
            }
        }
        if (Signs.isDigit(before)) {
            return afterDigit(at, typed);
        }
        if (Signs.isDigit(after) && CURRENCIES.indexOf(before) >= 0) {
            return Signs.NO_BREAK;
        }
        return isKept(at, before, after) || isAmidInitials(at, before, after) ? Signs.NO_BREAK : typed;
    }

    /** A dash begins no line. */
    private char beforeDash(int at, char typed) {
        int end = Dashes.end(setting, at + 1);
        if (end < 0 || !Signs.isSpace(setting.at(end))) {
            return typed;
        }
        Dash dash = setting.conventions().dash();
        boolean two = setting.at(at + 1) == '-' && setting.at(at + 2) == '-' && end == at + 3;
        if (dash == Dash.CLOSED_EM && two && setting.at(end) != 0) {
            dropped = end;
            return 0;
        }
        boolean asTyped = dash == Dash.DOUBLE || (dash == Dash.CLOSED_EM && (two || setting.at(at + 1) == '—'));
        return asTyped ? typed : Signs.NO_BREAK;
    }

    private char afterDigit(int at, char typed) {
        if (isUnit(at + 1)) {
            return Signs.NO_BREAK;
        }
        boolean group = setting.conventions().thousands()
                && Signs.isDigit(setting.at(at + 1))
                && Signs.isDigit(setting.at(at + 2))
                && Signs.isDigit(setting.at(at + 3))
                && !Signs.isWord(setting.at(at + 4));
        return group ? Signs.NARROW_NO_BREAK : typed;
    }

    private boolean isUnit(int from) {
        int end = from;
        while (end - from <= LONGEST_UNIT && isOfUnit(end)) {
            end++;
        }
        return end > from && end - from <= LONGEST_UNIT && UNITS.contains(setting.text(from, end));
    }

    private boolean isOfUnit(int at) {
        char c = setting.at(at);
        return Signs.isWord(c)
                || "%‰°€$£¥₽₴₺₹/".indexOf(c) >= 0
                || (c == '"' && Signs.isHebrew(setting.at(at - 1)) && Signs.isHebrew(setting.at(at + 1)));
    }

    /** Whether the words before and after the space belong together. */
    private boolean isKept(int at, char before, char after) {
        Conventions conventions = setting.conventions();
        boolean number = Signs.isDigit(after);
        if (conventions.ordinals() && before == '.' && Signs.isDigit(setting.at(at - 2))) {
            return !isLong(at - 2) && (Signs.isLetter(after) || isOfDate(at));
        }
        boolean one = !conventions.shorts().isEmpty() && Signs.isSpace(leftOf(at - 1)) && Signs.isWord(after);
        if (one && conventions.shorts().indexOf(before) >= 0) {
            return true;
        }
        if (conventions.keeps().isEmpty() || !(number || Signs.isUpper(after))) {
            return false;
        }
        int start = at;
        while (at - start <= LONGEST_KEPT && isOfKept(setting.at(start - 1))) {
            start--;
        }
        return start < at && at - start <= LONGEST_KEPT && conventions.keeps().contains(setting.text(start, at));
    }

    /** Whether the space stands after the day or the month of 24. 12. 2026. */
    private boolean isOfDate(int at) {
        int end = at + 1;
        while (end - at < 4 && Signs.isDigit(setting.at(end))) {
            end++;
        }
        int start = Signs.isDigit(setting.at(at - 3)) ? at - 3 : at - 2;
        boolean day = end > at + 1 && end - at <= 3 && setting.at(end) == '.';
        return day
                || (Signs.isSpace(setting.at(start - 1))
                        && setting.at(start - 2) == '.'
                        && Signs.isDigit(setting.at(start - 3)));
    }

    /** Whether the number that ends at {@code last} has more than two digits. */
    private boolean isLong(int last) {
        return Signs.isDigit(setting.at(last - 1)) && Signs.isDigit(setting.at(last - 2));
    }

    private static boolean isOfKept(char c) {
        return Signs.isWord(c) || c == '.' || c == '§' || c == '№' || c == '°' || c == 'º';
    }

    /** Between J. and S. of a name, or the letters of an abbreviation. */
    private boolean isAmidInitials(int at, char before, char after) {
        if (before != '.' || !Signs.isLetter(setting.at(at - 2)) || Signs.isWord(leftOf(at - 2))) {
            return false;
        }
        boolean another = Signs.isLetter(after) && setting.at(at + 2) == '.';
        boolean name = Signs.isUpper(setting.at(at - 2)) && Signs.isUpper(after);
        return another || name;
    }

    private char leftOf(int at) {
        char c = setting.at(at - 1);
        return c == '"' || c == '\'' || c == '(' ? ' ' : c;
    }

    /** Whether the mark at {@code at} ends a clause, and is not part of a time, an address or a symbol. */
    boolean mayBeHigh(int at) {
        int i = at;
        while (i - at < 4 && (Setting.isHigh(setting.at(i)) || setting.at(i) == '»')) {
            i++;
        }
        char after = setting.at(i);
        boolean doubled = setting.at(at) == ':' && setting.at(at + 1) == ':';
        return !doubled && (Signs.isSpace(after) || AFTER_CLAUSES.indexOf(after) >= 0);
    }
}
