package dev.octavo.lib.typography;

import dev.octavo.lib.typography.Conventions.Marks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Replaces the straight quotation marks of a passage with quotation marks, apostrophes or primes. */
final class Quotes {
    private static final char PRIME = '′';
    private static final char DOUBLE_PRIME = '″';
    private static final char GERSHAYIM = '״';
    private static final char GERESH = '׳';

    /** Characters that may either begin or end a clause. */
    private static final String MAY_BEGIN = "…-–—/";

    /** Hebrew prefixes of one letter, written as part of the word after them. */
    private static final String HEBREW_PREFIXES = "בהוכלמש";

    private static final int LONGEST_WORD = 12;
    private static final int MOST_ADJACENT_MARKS = 3;

    private final PassageTypesetter typesetter;
    private final Deque<OpenQuote> open = new ArrayDeque<>(2);
    private int openDoubles;
    private int openSingles;
    /** The last single mark that may close a quotation; -1 for none, -2 before it has been looked up. */
    private int lastClosingSingle = -2;

    /** A quotation that is not closed yet. */
    private record OpenQuote(boolean isDouble, boolean isOuter, Marks marks) {}

    Quotes(PassageTypesetter typesetter) {
        this.typesetter = typesetter;
    }

    /** Writes the {@code "} at {@code at}. */
    void doubleMark(int at) {
        char left = typesetter.left();
        char right = right(at);
        if (Chars.isHebrew(left) && isGershayim(at)) {
            typesetter.write(GERSHAYIM, GERSHAYIM);
            return;
        }
        boolean begins =
                Chars.isSpace(left) || Chars.isOpening(left) || isElided(at, right) || isCompound(left, openDoubles);
        boolean canOpen = !Chars.isSpace(right)
                && (!Chars.isClosing(right) || MAY_BEGIN.indexOf(right) >= 0 || typesetter.startsWith("...", at + 1));
        if (isFootAndInch(at)) {
            typesetter.write(DOUBLE_PRIME, 'x');
        } else if (openDoubles > 0 && !Chars.isSpace(left) && !(begins && canOpen)) {
            close(true);
        } else if (canOpen && (begins || Chars.mayQuoteWithoutSpace(left) || Chars.isEastAsian(right))) {
            open(true, at);
        } else if (Chars.isDigit(left)) {
            typesetter.write(DOUBLE_PRIME, 'x');
        } else if (!Chars.isSpace(left) && left != '"' && (Chars.isSpace(right) || Chars.isClosing(right))) {
            closeUnopened(); // the quotation began in an earlier paragraph
        } else {
            typesetter.write('"', '"');
        }
    }

    /** Writes the {@code '} at {@code at}. */
    void singleMark(int at) {
        char left = typesetter.left();
        char next = typesetter.at(at + 1);
        char right = right(at);
        if (Chars.isHebrew(left) && (openSingles == 0 || Chars.isHebrew(next))) {
            typesetter.write(GERESH, GERESH);
        } else if (Chars.isEastAsian(left) || Chars.isEastAsian(next)) {
            eastAsian(at, left, right);
        } else if (Chars.isDigit(left)) {
            afterDigit(at, next);
        } else if (Chars.isWord(left) && (Chars.isWord(right) || (Chars.isOpening(next) && !Chars.isClosing(next)))) {
            apostrophe();
        } else if (!Chars.isSpace(left)
                && !Chars.isOpening(left)
                && !(Chars.isWord(right) && isCompound(left, openSingles))) {
            closeOrApostrophe();
        } else if (left == Chars.OPENED && openSingles > 0 && !Chars.isWord(right)) {
            close(false);
        } else if (Chars.isSpace(right)) {
            typesetter.write('\'', '\'');
        } else if (isElision(at) || !closesLater(at)) {
            apostrophe();
        } else {
            open(false, at);
        }
    }

    private void afterDigit(int at, char next) {
        boolean thousands = digits(at + 1) == 3;
        if (Chars.isLetter(next) || thousands) {
            apostrophe();
        } else if (openSingles > 0 && !Chars.isDigit(next)) {
            close(false);
        } else {
            typesetter.write(PRIME, 'x');
        }
    }

    private void eastAsian(int at, char left, char right) {
        if (openSingles > 0 && !Chars.isSpace(left) && left != Chars.OPENED) {
            close(false);
        } else if (Chars.isSpace(right) || Chars.isClosing(right) || !closesLater(at)) {
            apostrophe();
        } else {
            open(false, at);
        }
    }

    private void closeOrApostrophe() {
        if (openSingles > 0) {
            close(false);
        } else {
            apostrophe();
        }
    }

    private void apostrophe() {
        typesetter.write(Chars.APOSTROPHE, 'x');
    }

    /** Whether the word before the mark is elided: {@code l'"ami"}. */
    private boolean isElided(int at, char right) {
        char before = typesetter.at(at - 1);
        return (before == '\'' || before == Chars.APOSTROPHE)
                && Chars.isLetter(typesetter.at(at - 2))
                && Chars.isLetter(right)
                && typesetter.left() != Chars.CLOSED;
    }

    /** Whether a hyphen joins the quotation to the word before it: {@code dpa-"Meldung"}. */
    private static boolean isCompound(char left, int open) {
        return left == '-' && open == 0;
    }

    /** Whether the number before the mark follows feet or minutes, as in 5'10". */
    private boolean isFootAndInch(int at) {
        int i = at - 1;
        while (i >= 0 && at - i <= LONGEST_WORD && (Chars.isDigit(typesetter.at(i)) || typesetter.at(i) == '.')) {
            i--;
        }
        return i < at - 1 && i > 0 && typesetter.at(i) == '\'' && Chars.isDigit(typesetter.at(i - 1));
    }

    /** Whether the mark begins a year without its century or a word whose beginning is left out: '99, 'tis. */
    private boolean isElision(int at) {
        if (Chars.isDigit(typesetter.at(at + 1))) {
            return digits(at + 1) == 2 && typesetter.at(at + 3) != '\'';
        }
        int end = at + 1;
        while (end - at <= LONGEST_WORD && Chars.isWord(typesetter.at(end))) {
            end++;
        }
        String word = typesetter.text(at + 1, end).toLowerCase(Locale.ROOT);
        return typesetter.conventions().elisions().contains(word) && (typesetter.at(end) != '\'' || word.equals("n"));
    }

    private int digits(int from) {
        int i = from;
        while (i - from < 4 && Chars.isDigit(typesetter.at(i))) {
            i++;
        }
        return i - from;
    }

    private boolean closesLater(int at) {
        if (lastClosingSingle == -2) {
            lastClosingSingle = typesetter.lastClosingSingle();
        }
        return lastClosingSingle > at;
    }

    /** Whether the mark stands before the last letter of an abbreviation, rather than between a prefix and a quoted word. */
    private boolean isGershayim(int at) {
        if (!Chars.isHebrew(typesetter.at(at + 1))) {
            return false;
        }
        int start = at;
        while (at - start < MOST_ADJACENT_MARKS && Chars.isHebrew(typesetter.at(start - 1))) {
            if (HEBREW_PREFIXES.indexOf(typesetter.at(start - 1)) < 0) {
                return true;
            }
            start--;
        }
        return Chars.isHebrew(typesetter.at(start - 1)) || !Chars.isHebrew(typesetter.at(at + 2));
    }

    /** The character after the mark at {@code at} and the quotation marks directly behind it. */
    private char right(int at) {
        int i = at + 1;
        while (i - at <= MOST_ADJACENT_MARKS && (typesetter.at(i) == '"' || typesetter.at(i) == '\'')) {
            i++;
        }
        return typesetter.at(i);
    }

    private void open(boolean isDouble, int at) {
        OpenQuote around = open.peek();
        boolean within = around != null && around.isOuter() == isDouble;
        boolean outer = isDouble != within;
        Marks marks = typesetter.marks(outer, at);
        open.push(new OpenQuote(isDouble, outer, marks));
        openDoubles += isDouble ? 1 : 0;
        openSingles += isDouble ? 0 : 1;
        typesetter.write(marks.opening(), Chars.OPENED);
    }

    /** Closes the innermost quotation of that kind, and drops the unclosed ones within it. */
    private void close(boolean isDouble) {
        OpenQuote closed = open.pop();
        while (closed.isDouble() != isDouble) {
            count(closed);
            closed = open.pop();
        }
        count(closed);
        typesetter.write(closed.marks().closing(), Chars.CLOSED);
    }

    private void count(OpenQuote closed) {
        openDoubles -= closed.isDouble() ? 1 : 0;
        openSingles -= closed.isDouble() ? 0 : 1;
    }

    private void closeUnopened() {
        typesetter.write(typesetter.conventions().outer().closing(), Chars.CLOSED);
    }
}
