package dev.octavo.typography;

import dev.octavo.typography.Conventions.Dash;
import dev.octavo.typography.Conventions.Marks;
import dev.octavo.typography.Conventions.Spacing;
import dev.octavo.typography.Passage.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Sets one passage, from its first character to its last, without going back. */
final class Setting {
    private static final Marks ENGLISH = new Marks("“", "”");
    private static final Marks ENGLISH_INNER = new Marks("‘", "’");

    /** Beside these, hyphens and dots are parts of an arrow, a path or a command. */
    private static final String OF_PROGRAMS = "<>|=+/\\_*~^#@&$`";

    private static final boolean[] MARK = marks("\"'-. \n:;!?");

    private final String text;
    private final char[] characters;
    private final BitSet literal;
    private final List<Piece> pieces;
    private final StringBuilder out;
    private final Quotes quotes = new Quotes(this);
    private final Spaces spaces = new Spaces(this);
    private Conventions conventions = Conventions.NONE;
    /** The character before; a straight mark is replaced by what it turned out to be. */
    private char left;

    private int at;

    Setting(String text, BitSet literal, List<Piece> pieces) {
        this.text = text;
        this.characters = text.toCharArray(); // charAt checks each place twice
        this.literal = literal;
        this.pieces = pieces;
        this.out = new StringBuilder();
    }

    List<String> set() {
        List<String> set = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            set.add(set(piece));
        }
        return set;
    }

    /** Most pieces stay as they are, and are not copied. */
    private String set(Piece piece) {
        conventions = piece.typography().conventions;
        out.setLength(0);
        boolean kept = true;
        int end = piece.end();
        int done = at;
        at = piece.typography().isNone() ? end : at;
        while (at < end) {
            char c = characters[at];
            if (c > '?' && c < 128) { // letters first: this looks at every character of a site
                at++;
                continue;
            }
            if (!isMark(c) || staysSpace(c)) {
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
            out.append(text.substring(from, at)); // at once; append(text, from, at) goes character by character
            left = characters[at - 1];
        }
    }

    /** Whether the character at hand may become another one, or spaces may come before or after it. */
    private boolean isMark(char c) {
        if (c >= 128 || !MARK[c]) {
            return (c == '«' || c == '»') && conventions.spacing() != Spacing.NONE;
        }
        return switch (c) {
            case '.' -> at(at + 1) == '.';
            case '-' -> at(at + 1) == '-' || Signs.isSpace(at(at - 1));
            case ' ', '\n' -> !isPlainSpace();
            case '"', '\'' -> true;
            default -> conventions.spacing() != Spacing.NONE;
        };
    }

    /** Whether it is a space that is set as it was typed, as nearly all are. */
    private boolean staysSpace(char c) {
        return (c == ' ' || c == '\n') && spaces.at(at, c) == c;
    }

    /** Whether the space is between two words in small Latin letters, the first longer than one letter. */
    private boolean isPlainSpace() {
        return isSmall(at(at - 1))
                && isSmall(at(at + 1))
                && (isSmall(at(at - 2)) || conventions.shorts().isEmpty());
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
                high(c);
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

    /** Sets so many hyphens. */
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
                conventions.dash() == Dash.DOUBLE && (Signs.isEastAsian(before) || Signs.isEastAsian(after));
        boolean set = (count == 3 || (count == 6 && eastAsian))
                && !isOfPrograms(before)
                && !isOfPrograms(after)
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

    /** Sets punctuation before which French has a space. */
    private void high(char c) {
        Spacing spacing = conventions.spacing();
        if (spacing == Spacing.NONE) {
            write(c, c);
            return;
        }
        char before = c == '«' ? 0 : spacing.before(c);
        if (before != 0 && spaces.mayBeHigh(at) && !Signs.isSpace(left) && !isHigh(left) && !Signs.isOpening(left)) {
            out.append(before);
        }
        out.append(c);
        left = c;
        if (c == '«' && !Signs.isSpace(at(at + 1))) {
            out.append(spacing.within());
        }
    }

    static boolean isHigh(char c) {
        return c == ':' || c == ';' || c == '!' || c == '?';
    }

    static boolean isOfPrograms(char c) {
        return OF_PROGRAMS.indexOf(c) >= 0;
    }

    /** Writes {@code mark}; what comes next sees {@code seen} before it. */
    void write(String mark, char seen) {
        out.append(mark);
        left = seen;
    }

    void write(char mark, char seen) {
        out.append(mark);
        left = seen;
    }

    /** The marks for a quotation that begins at {@code place}: within Latin words, East Asian ones would be holes. */
    Marks marks(boolean outer, int place) {
        Marks marks = outer ? conventions.outer() : conventions.inner();
        boolean corner = marks.opening().charAt(0) >= '\u3000';
        if (corner && !Signs.isEastAsian(at(place + 1)) && !Signs.isEastAsian(at(place - 1))) {
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

    /** The character as it was typed; 0 beyond either end. */
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

    /** The last single mark that may end a quotation; -1 for none. */
    int lastCloser() {
        for (int i = text.length() - 1; i > 0; i--) {
            if (characters[i] == '\'' && !isLiteral(i) && !Signs.isSpace(at(i - 1))) {
                boolean amidWord = Signs.isWord(at(i + 1)) && !Signs.isEastAsian(at(i + 1));
                if (!amidWord || Signs.isEastAsian(at(i - 1))) {
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
