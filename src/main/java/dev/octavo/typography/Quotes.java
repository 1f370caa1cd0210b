package dev.octavo.typography;

import dev.octavo.typography.Conventions.Marks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Decides what the straight quotation marks of a passage are: quotation marks, apostrophes, or primes. */
final class Quotes {
    private static final char PRIME = '′';
    private static final char DOUBLE_PRIME = '″';
    private static final char GERSHAYIM = '״';
    private static final char GERESH = '׳';

    /** What begins and ends clauses alike. */
    private static final String MAY_BEGIN = "…-–—/";

    /** Letters that Hebrew writes together with the word after them. */
    private static final String HEBREW_PREFIXES = "בהוכלמש";

    private static final int LONGEST_WORD = 12;
    private static final int MOST_MARKS_TOGETHER = 3;

    private final Setting setting;
    private final Deque<Open> open = new ArrayDeque<>(2);
    private int openDoubles;
    private int openSingles;
    /** The last single mark that may close a quotation; -1 for none, -2 while it is not looked for. */
    private int lastCloser = -2;

    /** A quotation that is not closed yet. */
    private record Open(boolean isDouble, boolean isOuter, Marks marks) {}

    Quotes(Setting setting) {
        this.setting = setting;
    }

    /** Writes the {@code "} at {@code at}. */
    void doubleMark(int at) {
        char left = setting.left();
        char right = right(at);
        if (Signs.isHebrew(left) && isGershayim(at)) {
            setting.write(GERSHAYIM, GERSHAYIM);
            return;
        }
        boolean begins =
                Signs.isSpace(left) || Signs.isOpening(left) || isElided(at, right) || isCompound(left, openDoubles);
        boolean canOpen = !Signs.isSpace(right)
                && (!Signs.isClosing(right) || MAY_BEGIN.indexOf(right) >= 0 || setting.startsWith("...", at + 1));
        if (isFootAndInch(at)) {
            setting.write(DOUBLE_PRIME, 'x');
        } else if (openDoubles > 0 && !Signs.isSpace(left) && !(begins && canOpen)) {
            close(true);
        } else if (canOpen && (begins || Signs.isBeyondCyrillic(left) || Signs.isEastAsian(right))) {
            open(true, at);
        } else if (Signs.isDigit(left)) {
            setting.write(DOUBLE_PRIME, 'x');
        } else if (!Signs.isSpace(left) && left != '"' && (Signs.isSpace(right) || Signs.isClosing(right))) {
            closeUnopened(); // of a quotation over several paragraphs
        } else {
            setting.write('"', '"');
        }
    }

    /** Writes the {@code '} at {@code at}. */
    void singleMark(int at) {
        char left = setting.left();
        char next = setting.at(at + 1);
        char right = right(at);
        if (Signs.isHebrew(left) && (openSingles == 0 || Signs.isHebrew(next))) {
            setting.write(GERESH, GERESH);
        } else if (Signs.isEastAsian(left) || Signs.isEastAsian(next)) {
            eastAsian(at, left, right);
        } else if (Signs.isDigit(left)) {
            afterDigit(at, next);
        } else if (Signs.isWord(left) && (Signs.isWord(right) || (Signs.isOpening(next) && !Signs.isClosing(next)))) {
            apostrophe();
        } else if (!Signs.isSpace(left)
                && !Signs.isOpening(left)
                && !(Signs.isWord(right) && isCompound(left, openSingles))) {
            closeOrElide();
        } else if (left == Signs.OPENED && openSingles > 0 && !Signs.isWord(right)) {
            close(false);
        } else if (Signs.isSpace(right)) {
            setting.write('\'', '\'');
        } else if (isElision(at) || !closesLater(at)) {
            apostrophe();
        } else {
            open(false, at);
        }
    }

    private void afterDigit(int at, char next) {
        boolean thousands = digits(at + 1) == 3;
        if (Signs.isLetter(next) || thousands) {
            apostrophe();
        } else if (openSingles > 0 && !Signs.isDigit(next)) {
            close(false);
        } else {
            setting.write(PRIME, 'x');
        }
    }

    private void eastAsian(int at, char left, char right) {
        if (openSingles > 0 && !Signs.isSpace(left) && left != Signs.OPENED) {
            close(false);
        } else if (Signs.isSpace(right) || Signs.isClosing(right) || !closesLater(at)) {
            apostrophe();
        } else {
            open(false, at);
        }
    }

    private void closeOrElide() {
        if (openSingles > 0) {
            close(false);
        } else {
            apostrophe();
        }
    }

    private void apostrophe() {
        setting.write(Signs.APOSTROPHE, 'x');
    }

    /** Whether the word before lost its end to the one that is quoted: {@code l'"ami"}. */
    private boolean isElided(int at, char right) {
        char before = setting.at(at - 1);
        return (before == '\'' || before == Signs.APOSTROPHE)
                && Signs.isLetter(setting.at(at - 2))
                && Signs.isLetter(right)
                && setting.left() != Signs.CLOSED;
    }

    /** Whether a hyphen binds what is quoted to the word before it: {@code dpa-"Meldung"}. */
    private static boolean isCompound(char left, int open) {
        return left == '-' && open == 0;
    }

    /** In 5'10" the number before the mark follows feet or minutes. */
    private boolean isFootAndInch(int at) {
        int i = at - 1;
        while (i >= 0 && at - i <= LONGEST_WORD && (Signs.isDigit(setting.at(i)) || setting.at(i) == '.')) {
            i--;
        }
        return i < at - 1 && i > 0 && setting.at(i) == '\'' && Signs.isDigit(setting.at(i - 1));
    }

    /** Years without their century, and words whose beginning is left out. */
    private boolean isElision(int at) {
        if (Signs.isDigit(setting.at(at + 1))) {
            return digits(at + 1) == 2 && setting.at(at + 3) != '\'';
        }
        int end = at + 1;
        while (end - at <= LONGEST_WORD && Signs.isWord(setting.at(end))) {
            end++;
        }
        String word = setting.text(at + 1, end).toLowerCase(Locale.ROOT);
        return setting.conventions().elided().contains(word) && (setting.at(end) != '\'' || word.equals("n"));
    }

    private int digits(int from) {
        int i = from;
        while (i - from < 4 && Signs.isDigit(setting.at(i))) {
            i++;
        }
        return i - from;
    }

    private boolean closesLater(int at) {
        if (lastCloser == -2) {
            lastCloser = setting.lastCloser();
        }
        return lastCloser > at;
    }

    /** Before the last letter of an abbreviation; not after a prefix, where a quoted word follows. */
    private boolean isGershayim(int at) {
        if (!Signs.isHebrew(setting.at(at + 1))) {
            return false;
        }
        int start = at;
        while (at - start < MOST_MARKS_TOGETHER && Signs.isHebrew(setting.at(start - 1))) {
            if (HEBREW_PREFIXES.indexOf(setting.at(start - 1)) < 0) {
                return true;
            }
            start--;
        }
        return Signs.isHebrew(setting.at(start - 1)) || !Signs.isHebrew(setting.at(at + 2));
    }

    /** The character after {@code at} and the marks that follow it at once. */
    private char right(int at) {
        int i = at + 1;
        while (i - at <= MOST_MARKS_TOGETHER && (setting.at(i) == '"' || setting.at(i) == '\'')) {
            i++;
        }
        return setting.at(i);
    }

    private void open(boolean isDouble, int at) {
        Open around = open.peek();
        boolean within = around != null && around.isOuter() == isDouble;
        boolean outer = isDouble != within;
        Marks marks = setting.marks(outer, at);
        open.push(new Open(isDouble, outer, marks));
        openDoubles += isDouble ? 1 : 0;
        openSingles += isDouble ? 0 : 1;
        setting.write(marks.opening(), Signs.OPENED);
    }

    /** Closes the innermost quotation of that kind; those within it were none, or end with it. */
    private void close(boolean isDouble) {
        Open closed = open.pop();
        while (closed.isDouble() != isDouble) {
            count(closed);
            closed = open.pop();
        }
        count(closed);
        setting.write(closed.marks().closing(), Signs.CLOSED);
    }

    private void count(Open closed) {
        openDoubles -= closed.isDouble() ? 1 : 0;
        openSingles -= closed.isDouble() ? 0 : 1;
    }

    private void closeUnopened() {
        setting.write(setting.conventions().outer().closing(), Signs.CLOSED);
    }
}
