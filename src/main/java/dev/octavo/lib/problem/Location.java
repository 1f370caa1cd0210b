package dev.octavo.lib.problem;

/**
 * A place in one of the author's files.
 *
 * @param path the file, relative to the site's folder, with {@code /} between its segments
 * @param line the line, counted from 1; 0 for the whole file
 * @param column the first column, counted from 1 in code points; 0 for the whole line
 * @param length in code points, at least 1
 */
public record Location(String path, int line, int column, int length) implements Comparable<Location> {
    public Location {
        if (line < 0 || column < 0 || length < 1) {
            throw new IllegalArgumentException(path + ":" + line + ":" + column + "+" + length);
        }
    }

    public static Location file(String path) {
        return new Location(path, 0, 0, 1);
    }

    public static Location at(String path, int line, int column) {
        return new Location(path, line, column, 1);
    }

    /** Returns the place of {@code text[start, end)}, cut off at the end of its first line. */
    public static Location in(String path, CharSequence text, int start, int end) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < start; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                line++;
                lineStart = i + 1;
            }
        }
        int stop = start;
        while (stop < end && text.charAt(stop) != '\n' && text.charAt(stop) != '\r') {
            stop++;
        }
        int column = Character.codePointCount(text, lineStart, start) + 1;
        int length = Math.max(1, Character.codePointCount(text, start, stop));
        return new Location(path, line, column, length);
    }

    /** Returns where a line of {@code text} begins, after a byte order mark; -1 if there is no such line. */
    public static int lineStart(String text, int number) {
        int line = 1;
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        while (line < number && at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
                line++;
            }
        }
        return line == number ? at : -1;
    }

    public Location down(int lines) {
        return line == 0 ? this : new Location(path, line + lines, column, length);
    }

    @Override
    public int compareTo(Location other) {
        int byPath = path.compareTo(other.path);
        if (byPath != 0) {
            return byPath;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** Returns the form that compilers use: {@code content/posts/a.md:2:1}. */
    @Override
    public String toString() {
        if (line == 0) {
            return path;
        }
        return column == 0 ? path + ":" + line : path + ":" + line + ":" + column;
    }
}
