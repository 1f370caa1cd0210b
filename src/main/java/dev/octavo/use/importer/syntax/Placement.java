package dev.octavo.use.importer.syntax;

import dev.octavo.use.importer.syntax.Forms.Written;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts Markdown where a tag stood: within its sentence, or on lines of its own in its list or quotation. */
final class Placement {
    private static final Pattern LINE_START = Pattern.compile("[ \t>]*+(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]++)*+");
    private static final int CODE_INDENT = 4;

    private final StringBuilder out;
    private final String text;
    /** The line on which the tag begins, as far as it is written. */
    private final String line;
    /** What the lines below have to begin with, to be in the same list or quotation. */
    private final String prefix;

    private final boolean beginsLine;

    Placement(StringBuilder out, String text) {
        this.out = out;
        this.text = text;
        this.line = out.substring(out.lastIndexOf("\n") + 1);
        var start = LINE_START.matcher(line);
        String before = start.lookingAt() ? start.group() : "";
        this.prefix = before.replaceAll("[^>\t ]", " ");
        this.beginsLine = before.length() == line.length();
    }

    /** What is in a tag, without the prefix of the tag's own lines, or without all that its lines share. */
    String dedented(String inner, boolean shared) {
        if (inner.indexOf('\n') < 0) {
            return inner;
        }
        String own = inner.lines().map(l -> l.startsWith(prefix) ? l.substring(prefix.length()) : l.startsWith(prefix.stripTrailing()) ? l.substring(prefix.stripTrailing().length()) : l)
                .collect(Collectors.joining("\n"));
        if (!shared) {
            return own;
        }
        int first = own.indexOf('\n') + 1;
        int least = own.substring(first).lines().filter(l -> !l.isBlank()).mapToInt(l -> l.length() - l.stripLeading().length()).min().orElse(0);
        return least == 0 ? own : own.substring(0, first) + own.substring(first).lines().map(l -> l.isBlank() ? "" : l.substring(least)).collect(Collectors.joining("\n"));
    }

    /** Whether a comment may stand in the place of {@code text[start, end)}: not in an address, nor before words of a line. */
    boolean takesComment(int start, int end) {
        char before = start == 0 ? '\n' : text.charAt(start - 1);
        char after = end == text.length() ? '\n' : text.charAt(end);
        return "(\"'=/<[".indexOf(before) < 0 && "\"'/)".indexOf(after) < 0 && (!beginsLine || rest(end).isBlank());
    }

    private String rest(int end) {
        int stop = text.indexOf('\n', end);
        return text.substring(end, stop < 0 ? text.length() : stop);
    }

    /** Writes it, and returns where the text goes on. */
    int put(Written what, int end) {
        String words = what.text();
        if (!what.block()) {
            return putInline(words, end);
        }
        String below = prefix;
        boolean inTable = line.stripLeading().startsWith("|");
        if (inTable) {
            out.append(Markup.oneLine(words));
            return end;
        }
        if (!beginsLine) {
            out.setLength(out.length() - (line.length() - line.stripTrailing().length()));
            out.append('\n').append(below.stripTrailing()).append('\n').append(below);
        } else if (line.equals(prefix) && !isBlankAbove()) {
            out.setLength(out.length() - line.length());
            below = prefix.isBlank() && prefix.length() >= CODE_INDENT && isTextAbove() ? "" : prefix;
            out.append(below.stripTrailing()).append('\n').append(below);
        }
        String start = below;
        out.append(words.lines().collect(Collectors.joining("\n" + start)).replace("\n" + start + "\n", "\n" + start.stripTrailing() + "\n"));
        String rest = rest(end);
        if (!rest.isBlank()) {
            out.append('\n').append(below.stripTrailing()).append('\n').append(below);
            return end + rest.length() - rest.stripLeading().length();
        }
        int next = end + rest.length() + 1;
        if (next < text.length() && !rest(next).replace('>', ' ').isBlank()) {
            out.append('\n').append(below.stripTrailing());
        }
        return end + rest.length();
    }

    /** Nothing in the place of all of a line leaves no line. */
    private int putInline(String words, int end) {
        out.append(words.indexOf('\n') < 0 || prefix.isEmpty() ? words : words.lines().collect(Collectors.joining("\n" + prefix)));
        boolean gone = words.isEmpty() && line.isBlank() && end < text.length() && text.charAt(end) == '\n';
        if (gone) {
            out.setLength(out.length() - line.length());
        }
        return gone ? end + 1 : end;
    }

    private boolean isBlankAbove() {
        int lineStart = out.length() - line.length();
        return lineStart < 2 || above(lineStart).replace('>', ' ').isBlank();
    }

    private boolean isTextAbove() {
        String above = above(out.length());
        return !above.isBlank() && !above.startsWith(" ") && !LINE_START.matcher(above).lookingAt() || above.startsWith("<");
    }

    private String above(int lineStart) {
        return lineStart == 0 ? "" : out.substring(out.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
    }
}
