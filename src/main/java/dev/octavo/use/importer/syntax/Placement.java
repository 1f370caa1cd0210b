package dev.octavo.use.importer.syntax;

import dev.octavo.use.importer.syntax.Forms.Written;
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
        String own = inner.lines()
                .map(l -> l.startsWith(prefix)
                        ? l.substring(prefix.length())
                        : l.startsWith(prefix.stripTrailing())
                                ? l.substring(prefix.stripTrailing().length())
                                : l)
                .collect(Collectors.joining("\n"));
        if (!shared) {
            return own;
        }
        int first = own.indexOf('\n') + 1;
        int least = own.substring(first)
                .lines()
                .filter(l -> !l.isBlank())
                .mapToInt(l -> l.length() - l.stripLeading().length())
                .min()
                .orElse(0);
        return least == 0
                ? own
                : own.substring(0, first)
                        + own.substring(first)
                                .lines()
                                .map(l -> l.isBlank() ? "" : l.substring(least))
                                .collect(Collectors.joining("\n"));
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
                && (!beginsLine || isLineEnd(wordsFrom(end)));
    }

    /** The index of the next character that is not blank, or of the end of the line. */
    private int wordsFrom(int at) {
        int next = at;
        while (next < text.length() && " \t".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }

    private boolean isLineEnd(int at) {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    /** Writes it, and returns where the text goes on. */
    int put(Written what, int end) {
        String words = what.text();
        if (!what.block()) {
            return putInline(words, end);
        }
        String below = prefix;
        if (isInTable()) {
            out.append(Markup.oneLine(words));
            return end;
        }
        if (!beginsLine) {
            int stop = out.length();
            while (stop > lineStart && " \t".indexOf(out.charAt(stop - 1)) >= 0) {
                stop--;
            }
            out.setLength(stop);
            out.append('\n').append(below.stripTrailing()).append('\n').append(below);
        } else if (!marked && !isBlankAbove()) {
            out.setLength(lineStart);
            below = prefix.isBlank() && prefix.length() >= CODE_INDENT && isTextAbove() ? "" : prefix;
            out.append(below.stripTrailing()).append('\n').append(below);
        }
        String start = below;
        out.append(words.lines()
                .collect(Collectors.joining("\n" + start))
                .replace("\n" + start + "\n", "\n" + start.stripTrailing() + "\n"));
        int next = wordsFrom(end);
        if (!isLineEnd(next)) {
            out.append('\n').append(below.stripTrailing()).append('\n').append(below);
            return next;
        }
        if (next + 1 < text.length() && !isBlank(next + 1)) {
            out.append('\n').append(below.stripTrailing());
        }
        return next;
    }

    /** Whether nothing but marks of quotations is on the line at {@code at}. */
    private boolean isBlank(int at) {
        int next = at;
        while (next < text.length() && " \t>".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return isLineEnd(next);
    }

    /** Nothing in the place of all of a line leaves no line. */
    private int putInline(String words, int stop) {
        int end = words.isEmpty() && beginsLine && prefix.isBlank() && !marked ? wordsFrom(stop) : stop;
        out.append(
                words.indexOf('\n') < 0 || prefix.isEmpty()
                        ? words
                        : words.lines().collect(Collectors.joining("\n" + prefix)));
        boolean gone = words.isEmpty()
                && beginsLine
                && prefix.isBlank()
                && !marked
                && end < text.length()
                && text.charAt(end) == '\n';
        if (gone) {
            out.setLength(lineStart);
        }
        return gone ? end + 1 : end;
    }

    private boolean isBlankAbove() {
        return lineStart < 2 || above(lineStart).replace('>', ' ').isBlank();
    }

    private boolean isTextAbove() {
        String above = above(out.length());
        return (!above.isBlank()
                        && !above.startsWith(" ")
                        && !LINE_START.matcher(above).lookingAt())
                || above.startsWith("<");
    }

    private String above(int lineStart) {
        return lineStart == 0 ? "" : out.substring(out.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
    }
}
