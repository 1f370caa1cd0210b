package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.Characters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns delimiter runs of {@code *}, {@code _} and {@code ~} into emphasis, and, with an extension, {@code ==}, {@code ++}
 * and {@code ^}. CommonMark 0.31.2, section 6.2; GFM 0.29, section 6.5.
 */
final class Emphasis {
    private static final int KEYS = 28;

    private final TokenList tokens;
    private final boolean marks;
    private final boolean cjk;
    private @Nullable InlineToken last;

    /**
     * @param marks whether {@code ^} and single {@code ~} mean superscript and subscript
     * @param cjk whether emphasis works next to Chinese, Japanese and Korean characters and punctuation
     */
    Emphasis(TokenList tokens, boolean marks, boolean cjk) {
        this.tokens = tokens;
        this.marks = marks;
        this.cjk = cjk;
    }

    /** The delimiter run that was added last. */
    @Nullable InlineToken last() {
        return last;
    }

    /** Adds a delimiter run between two code points; 0 stands for the edge of the text. */
    void add(InlineToken run, int before, int after) {
        boolean blankBefore = before == 0 || Characters.isWhitespace(before);
        boolean blankAfter = after == 0 || Characters.isWhitespace(after);
        boolean markBefore = Characters.isPunctuation(before);
        boolean markAfter = Characters.isPunctuation(after);
        // CommonMark's rules, except that characters of these scripts count as spaces, since they use none.
        boolean apartBefore = cjk && Characters.isCjk(before);
        boolean apartAfter = cjk && Characters.isCjk(after);
        boolean left = !blankAfter && (!markAfter || apartAfter || blankBefore || markBefore || apartBefore);
        boolean right = !blankBefore && (!markBefore || apartBefore || blankAfter || markAfter || apartAfter);
        boolean underscore = run.mark() == '_';
        run.opens = underscore ? left && (!right || markBefore) : left;
        run.closes = underscore ? right && (!left || markAfter) : right;
        tokens.add(run);
        run.previousRun = last;
        if (last != null) {
            last.nextRun = run;
        }
        last = run;
    }

    /** Resolves the runs after {@code bottom}, or all if it is null, and removes them from the open runs. */
    void resolve(@Nullable InlineToken bottom) {
        InlineToken closer = firstAfter(bottom);
        int[] lowest = new int[closer == null ? 0 : KEYS]; // most texts have no runs
        Arrays.fill(lowest, bottom == null ? -1 : bottom.at + 1);
        while (closer != null) {
            if (!closer.closes) {
                closer = closer.nextRun;
                continue;
            }
            int key = key(closer);
            InlineToken opener = opener(closer, lowest[key]);
            if (opener != null) {
                closer = join(opener, closer);
                continue;
            }
            lowest[key] = closer.at;
            InlineToken next = closer.nextRun;
            if (!closer.opens) {
                forget(closer);
            }
            closer = next;
        }
        last = bottom;
        if (bottom != null) {
            bottom.nextRun = null;
        }
    }

    private @Nullable InlineToken firstAfter(@Nullable InlineToken bottom) {
        InlineToken run = last;
        while (run != null && run != bottom && run.previousRun != bottom) {
            run = run.previousRun;
        }
        return run == bottom ? null : run;
    }

    /** Identifies closers that match the same openers. */
    private static int key(InlineToken closer) {
        return switch (closer.mark()) {
            case '*' -> closer.marks.length() % 3 + (closer.opens ? 3 : 0);
            case '_' -> closer.marks.length() % 3 + (closer.opens ? 9 : 6);
            case '~' -> 12 + Math.min(closer.marks.length(), 3);
            case '=' -> 16 + Math.min(closer.marks.length(), 3);
            case '+' -> 20 + Math.min(closer.marks.length(), 3);
            default -> 24 + Math.min(closer.marks.length(), 3);
        };
    }

    private @Nullable InlineToken opener(InlineToken closer, int lowest) {
        InlineToken opener = closer.previousRun;
        while (opener != null && opener.at >= lowest) {
            if (opener.opens && opener.mark() == closer.mark() && fit(opener, closer)) {
                return opener;
            }
            opener = opener.previousRun;
        }
        return null;
    }

    private boolean fit(InlineToken opener, InlineToken closer) {
        int first = opener.marks.length();
        int second = closer.marks.length();
        return switch (closer.mark()) {
            case '*', '_' -> !(opener.closes || closer.opens) || second % 3 == 0 || (first + second) % 3 != 0;
            case '=', '+' -> first == 2 && second == 2;
            case '^' -> first == 1 && second == 1 && isOneWord(opener, closer);
            default -> first == second && (first == 2 || (first == 1 && (!marks || isOneWord(opener, closer))));
        };
    }

    /** Pandoc's rule, so that neither {@code a^2 + b^2} nor a {@code ~} for "about" needs a backslash. */
    private static boolean isOneWord(InlineToken opener, InlineToken closer) {
        return closer.blank < opener.at;
    }

    /** Replaces all tokens between the two with one, and returns the next closer. */
    private @Nullable InlineToken join(InlineToken opener, InlineToken closer) {
        boolean emphasis = closer.mark() == '*' || closer.mark() == '_';
        int used = emphasis ? (opener.remaining >= 2 && closer.remaining >= 2 ? 2 : 1) : closer.remaining;
        opener.nextRun = closer;
        closer.previousRun = opener;
        TokenList.Piece piece = tokens.takeBetween(opener, closer);
        Inline styled = new Inline.Styled(style(closer.mark(), used), piece.content());
        tokens.insertAfter(opener, InlineToken.of(styled, piece.depth() + 1, opener.at));
        opener.remaining -= used;
        closer.remaining -= used;
        if (opener.remaining == 0) {
            forget(opener);
            tokens.remove(opener);
        }
        if (closer.remaining > 0) {
            return closer;
        }
        InlineToken next = closer.nextRun;
        forget(closer);
        tokens.remove(closer);
        return next;
    }

    private Inline.Style style(char mark, int used) {
        return switch (mark) {
            case '*', '_' -> used == 2 ? Inline.Style.STRONG : Inline.Style.EMPHASIS;
            case '=' -> Inline.Style.MARKED;
            case '+' -> Inline.Style.INSERTED;
            case '^' -> Inline.Style.SUPERSCRIPT;
            default -> used == 1 && marks ? Inline.Style.SUBSCRIPT : Inline.Style.DELETED;
        };
    }

    private void forget(InlineToken run) {
        if (run.previousRun != null) {
            run.previousRun.nextRun = run.nextRun;
        }
        if (run.nextRun != null) {
            run.nextRun.previousRun = run.previousRun;
        } else if (last == run) {
            last = run.previousRun;
        }
    }
}
