package dev.octavo.blog.markdown.html;

import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.lib.problem.Location;
import java.util.Arrays;

/** Maps offsets in an article to lines and columns of the author's file. Not thread-safe. */
public final class SourcePositions {
    private final String text;
    private final String path;
    private final int firstLine;
    private final int[] lineStarts;
    /** The result of the last lookup; most lookups continue from there. */
    private int lastOffset;

    private int lastLine;
    private int lastColumn = 1;

    public SourcePositions(String text, String path, int firstLine) {
        this.text = text;
        this.path = path;
        this.firstLine = firstLine;
        this.lineStarts = lineStarts(text);
    }

    public String text() {
        return text;
    }

    /** The offset of each line, including an empty one after the last line ending. */
    public int[] lineStarts() {
        return lineStarts;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = end + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    public Link link(Kind kind, String destination, int offset) {
        moveTo(offset);
        return new Link(kind, destination, firstLine + lastLine, lastColumn);
    }

    public Location location(int offset) {
        moveTo(offset);
        return Location.at(path, firstLine + lastLine, lastColumn);
    }

    /** Moves to an offset, which may be past the end, since part of a tab counts as the spaces it expands to. */
    private void moveTo(int wanted) {
        int offset = Math.min(wanted, text.length());
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        if (line != lastLine || offset < lastOffset) {
            lastLine = line;
            lastOffset = lineStarts[line];
            lastColumn = 1;
        }
        lastColumn += Character.codePointCount(text, lastOffset, offset);
        lastOffset = offset;
    }
}
