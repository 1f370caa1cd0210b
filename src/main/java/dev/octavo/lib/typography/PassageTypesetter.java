package dev.octavo.lib.typography;

import dev.octavo.lib.typography.Conventions.Dash;
import dev.octavo.lib.typography.Conventions.Marks;
import dev.octavo.lib.typography.Conventions.Spacing;
import dev.octavo.lib.typography.Passage.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Typesets one passage in a single pass from left to right. */
final class PassageTypesetter {
    private static final Marks ENGLISH = new Marks("“", "”");
    private static final Marks ENGLISH_INNER = new Marks("‘", "’");

    /** Next to these, hyphens and dots belong to an arrow, a path or a command. */
    private static final String CODE_SYMBOLS = "<>|=+/\\_*~^#@&$`";

    private static final boolean[] MARKS = marks("\"'-. \n:;!?");

    private final String text;
    private final char[] characters;
    private final BitSet literal;
    private final List<Piece> pieces;
    private final StringBuilder out;
    private final Quotes quotes = new Quotes(this);
    private final Spaces spaces = new Spaces(this);
    private Conventions conventions = Conventions.NONE;
    /** The character before the current one; for a straight mark, a stand-in for the mark that replaced it. */
    private char left;

    private int at;

    PassageTypesetter(String text, BitSet literal, List<Piece> pieces) {
        this.text = text;
        this.characters = text.toCharArray(); // charAt checks each place twice
        this.literal = literal;
        this.pieces = pieces;
        this.out = new StringBuilder();
    }

    List<String> typeset() {
        List<String> set = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            set.add(typeset(piece));
        }
        return set;
    }

    /** Returns the piece's own string if nothing changes, as for most pieces. */
    private String typeset(Piece piece) {
        conventions = piece.typography().conventions;
        out.setLength(0);
        boolean kept = true;
        int end = piece.end();
        int done = at;
        at = piece.typography().isNone() ? end : at;
        while (at < end) {
            char c = characters[at];
            if (c > '?' && c < 128) { // letters first: this loop runs over every character of a site
                at++;
                continue;
            }
            if (!mayChange(c) || isUnchangedSpace(c)) {
                at++;
                continue;
            }
            kept = false;
            copy(done);
            mark(c, end);
            done = at;
        }
        if (kept) {
            left = piece.words().isEmpty() ? left : at(at - 1);
            return piece.words();
        }
        copy(done);
        return out.toString();
    }

    private void copy(int from) {
        if (at > from) {
            out.append(text.substring(from, at)); // a bulk copy; append(text, from, at) copies character by character
            left = characters[at - 1];
        }
    }

    /** Whether the current character may be replaced, or may get a space before or after it. */
    private boolean mayChange(char c) {
        if (c >= 128 || !MARKS[c]) {
            return (c == '«' || c == '»') && conventions.spacing() != Spacing.NONE;
        }
        return switch (c) {
            case '.' -> at(at + 1) == '.';
            case '-' -> at(at + 1) == '-' || Chars.isSpace(at(at - 1));
            case ' ', '\n' -> !isPlainSpace();
            case '"', '\'' -> true;
            default -> conventions.spacing() != Spacing.NONE;
        };
    }

    /** Whether {@code c} is a space that stays as typed, as nearly all do. */
    private boolean isUnchangedSpace(char c) {
        return (c == ' ' || c == '\n') && spaces.at(at, c) == c;
    }

    /** Whether the space is between two words in lower-case Latin letters, the first longer than one letter. */
    private boolean isPlainSpace() {
        return isSmall(at(at - 1))
                && isSmall(at(at + 1))
                && (isSmall(at(at - 2)) || conventions.oneLetterWords().isEmpty());
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private void mark(char c, int end) {
        switch (c) {
            case '"' -> {
                quotes.doubleMark(at);
                at++;
            }
            case '\'' -> {
                quotes.singleMark(at);
                at++;
            }
            case ' ', '\n' -> {
                space(c);
                at++;
            }
            case '-' -> hyphens(run('-', end));
            case '.' -> dots(run('.', end));
            default -> {
                highMark(c);
                at++;
            }
        }
    }

    private int run(char c, int end) {
        int i = at;
        while (i < end && characters[i] == c) {
            i++;
        }
        return i - at;
    }

    private void space(char typed) {
        char set = spaces.at(at, typed);
        if (set != 0) {
            out.append(set);
        }
        left = ' ';
    }

    private void hyphens(int count) {
        String set = Dashes.set(this, at, count);
        if (set.isEmpty()) {
            keep(count);
            return;
        }
        out.append(set);
        at += count;
        left = '—';
    }

    private void dots(int count) {
        char before = at(at - 1);
        char after = at(at + count);
        boolean eastAsian =
                conventions.dash() == Dash.DOUBLE && (Chars.isEastAsian(before) || Chars.isEastAsian(after));
        boolean set = (count == 3 || (count == 6 && eastAsian))
                && !isCodeSymbol(before)
                && !isCodeSymbol(after)
                && before != '.'
                && after != '.';
        if (!set) {
            keep(count);
            return;
        }
        out.append(eastAsian ? "……" : "…");
        at += count;
        left = '…';
    }

    private void keep(int count) {
        out.append(text.substring(at, at + count));
        at += count;
        left = count == 0 ? left : at(at - 1);
    }

    /** Writes a guillemet, or a mark that has a space before it in French. */
    private void highMark(char c) {
        Spacing spacing = conventions.spacing();
        if (spacing == Spacing.NONE) {
            write(c, c);
            return;
        }
        char before = c == '«' ? 0 : spacing.before(c);
        if (before != 0
                && spaces.endsClause(at)
                && !Chars.isSpace(left)
                && !isHighMark(left)
                && !Chars.isOpening(left)) {
            out.append(before);
        }
        out.append(c);
        left = c;
        if (c == '«' && !Chars.isSpace(at(at + 1))) {
            out.append(spacing.within());
        }
    }

    static boolean isHighMark(char c) {
        return c == ':' || c == ';' || c == '!' || c == '?';
    }

    static boolean isCodeSymbol(char c) {
        return CODE_SYMBOLS.indexOf(c) >= 0;
    }

    /** Writes {@code mark}; the next character is treated as if {@code seen} were before it. */
    void write(String mark, char seen) {
        out.append(mark);
        left = seen;
    }

    void write(char mark, char seen) {
        out.append(mark);
        left = seen;
    }

    /** The marks for a quotation that begins at {@code place}: English ones, not corner brackets, between Latin words. */
    Marks marks(boolean outer, int place) {
        Marks marks = outer ? conventions.outer() : conventions.inner();
        boolean corner = marks.opening().charAt(0) >= '\u3000';
        if (corner && !Chars.isEastAsian(at(place + 1)) && !Chars.isEastAsian(at(place - 1))) {
            return outer ? ENGLISH : ENGLISH_INNER;
        }
        return marks;
    }

    Conventions conventions() {
        return conventions;
    }

    char left() {
        return left;
    }

    /** The character as typed; 0 beyond either end. */
    char at(int place) {
        return place < 0 || place >= characters.length ? 0 : characters[place];
    }

    boolean isLiteral(int place) {
        return place >= 0 && literal.get(place);
    }

    boolean startsWith(String what, int place) {
        for (int i = 0; i < what.length(); i++) {
            if (at(place + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }

    /** The place of the last single mark that may end a quotation; -1 for none. */
    int lastClosingSingle() {
        for (int i = text.length() - 1; i > 0; i--) {
            if (characters[i] == '\'' && !isLiteral(i) && !Chars.isSpace(at(i - 1))) {
                boolean amidWord = Chars.isWord(at(i + 1)) && !Chars.isEastAsian(at(i + 1));
                if (!amidWord || Chars.isEastAsian(at(i - 1))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean[] marks(String characters) {
        boolean[] is = new boolean[128];
        characters.chars().forEach(c -> is[c] = true);
        return is;
    }
}
