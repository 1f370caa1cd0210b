package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;

/**
 * YAML, TOML or JSON that an author wrote: a whole file, or the front matter in one.
 *
 * @param firstLine the number of its first line in the file
 * @param whole the place to point at for a problem of the text as a whole
 */
public record StructuredText(Syntax syntax, String text, int firstLine, Location whole) {

    /** A file that holds nothing but data. */
    public static StructuredText file(Syntax syntax, String path, String text) {
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new StructuredText(syntax, clean, 1, Location.file(path));
    }

    String path() {
        return whole.path();
    }

    /** The place of {@code text[start, end)}. */
    Location in(int start, int end) {
        return Location.in(path(), text, Math.min(start, text.length()), Math.min(end, text.length()))
                .down(firstLine - 1);
    }

    /** The offset of a line and a column, both counted from 0, the column in code points. */
    int offset(int line, int column) {
        int start = 0;
        for (int i = 0; i < line; i++) {
            start = nextLine(start);
        }
        int available = text.codePointCount(start, lineEnd(start));
        return text.offsetByCodePoints(start, Math.min(column, available));
    }

    /** Where the nearest line above that is not blank begins; the first line if there is none. */
    int lineStartAbove(int lineStart) {
        int start = lineStart;
        do {
            start = lineStart(Math.max(0, start - (text.startsWith("\r\n", Math.max(0, start - 2)) ? 2 : 1)));
        } while (start > 0 && lineAround(start).isBlank());
        return start;
    }

    /** Where the value begins on the line of an offset: after the first colon and the spaces. */
    int valueStart(int offset) {
        int start = lineStart(offset);
        int colon = text.indexOf(": ", start);
        int value = colon < 0 || colon > offset ? start : colon + 2;
        while (value < offset && text.charAt(value) == ' ') {
            value++;
        }
        return value;
    }

    /** The line around an offset, without its end. */
    String lineAround(int offset) {
        int at = Math.min(offset, text.length());
        return text.substring(lineStart(at), lineEnd(at));
    }

    /** Where the line after that of an offset begins; the end of the text if there is none. */
    int nextLine(int offset) {
        int end = lineEnd(offset);
        return Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    }

    int lineStart(int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    int lineEnd(int offset) {
        int end = offset;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
