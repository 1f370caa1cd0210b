package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Forms.Written;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts Markdown where a tag stood: within its sentence, or on lines of its own in its list or quotation. */
final class Placement {
    private static final Pattern LINE_START = Pattern.compile("[ \t>]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]++){0,20}+");
    private static final int CODE_INDENT = 4;

    private final StringBuilder out;
    private final String text;
    private final int lineStart;
    /** What the lines below have to begin with, to be in the same list or quotation. */
    private final String prefix;

    private final boolean beginsLine;
    /** Whether a list item begins on the line. */
    private final boolean marked;

    Placement(StringBuilder out, String text, int lineStart) {
        this.out = out;
        this.text = text;
        this.lineStart = lineStart;
        Matcher marks = LINE_START.matcher(out).region(lineStart, out.length());
        String before = marks.lookingAt() ? marks.group() : "";
        this.prefix = before.replaceAll("[^>\t ]", " ");
        this.beginsLine = lineStart + before.length() == out.length();
        this.marked = !prefix.equals(before);
    }

    /** What is in a tag, without the prefix of the tag's own lines, or without all that its lines share. */
    String dedented(String inner, boolean shared) {
        if (inner.indexOf('\n') < 0) {
            return inner;
        }
        String bare = prefix.stripTrailing();
        String own = inner.lines()
                .map(l -> l.substring(l.startsWith(prefix) ? prefix.length() : l.startsWith(bare) ? bare.length() : 0))
                .collect(Collectors.joining("\n"));
        int first = own.indexOf('\n') + 1;
        String below = own.substring(first);
        int least = below.lines()
                .filter(l -> shared && !l.isBlank())
                .mapToInt(l -> l.length() - l.stripLeading().length())
                .min()
                .orElse(0);
        return least == 0
                ? own
                : below.lines()
                        .map(l -> l.isBlank() ? "" : l.substring(least))
                        .collect(Collectors.joining("\n", own.substring(0, first), ""));
    }

    /** Whether it may stand there, as no component may in a table. */
    boolean takes(Written what) {
        return !what.text().startsWith("::") || !isInTable();
    }

    private boolean isInTable() {
        int first = lineStart + prefix.length();
        return first < out.length() && out.charAt(first) == '|';
    }

    /** Whether a comment may stand in the place of {@code text[start, end)}: not in an address, nor before words of a line. */
    boolean takesComment(int start, int end) {
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        char after = end == text.length() ? '\n' : text.charAt(end);
        return "(\"'=/<[".indexOf(before) < 0
                && "\"'/)".indexOf(after) < 0
                && (!beginsLine || isLineEnd(skip(" \t", end)));
    }

    /** The index of the next character that is none of {@code signs}. */
    private int skip(String signs, int at) {
        int next = at;
        while (next < text.length() && signs.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }

    private boolean isLineEnd(int at) {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    /** Writes it, and returns where the text goes on. */
    int put(Written what, int end) {
        if (!what.block()) {
            return putInline(what.text(), end);
        }
        if (isInTable()) {
            out.append(Markup.oneLine(what.text()));
            return end;
        }
        String start = prefix;
        if (!beginsLine) {
            int stop = out.length();
            while (stop > lineStart && " \t".indexOf(out.charAt(stop - 1)) >= 0) {
                stop--;
            }
            out.setLength(stop);
            out.append('\n').append(start.stripTrailing()).append('\n').append(start);
        } else if (!marked && !isBlankAbove()) {
            out.setLength(lineStart);
            start = prefix.isBlank()
                            && prefix.length() >= CODE_INDENT
                            && above(out.length()).startsWith("<")
                    ? ""
                    : prefix;
            out.append(start.stripTrailing()).append('\n').append(start);
        }
        out.append(Markup.below(start, what.text()));
        int next = skip(" \t", end);
        if (!isLineEnd(next)) {
            out.append('\n').append(start.stripTrailing()).append('\n').append(start);
        } else if (next + 1 < text.length() && !isLineEnd(skip(" \t>", next + 1))) {
            out.append('\n').append(start.stripTrailing());
        }
        return next;
    }

    /** Nothing in the place of all of a line leaves no line. */
    private int putInline(String words, int stop) {
        boolean nothing = words.isEmpty() && beginsLine && prefix.isBlank() && !marked;
        int end = nothing ? skip(" \t", stop) : stop;
        if (nothing && end < text.length() && text.charAt(end) == '\n') {
            out.setLength(lineStart);
            return end + 1;
        }
        out.append(words.replace("\n", "\n" + prefix));
        return end;
    }

    private boolean isBlankAbove() {
        return lineStart < 2 || above(lineStart).replace('>', ' ').isBlank();
    }

    private String above(int lineStart) {
        return lineStart == 0 ? "" : out.substring(out.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
    }
}
