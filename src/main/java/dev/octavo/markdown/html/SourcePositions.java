package dev.octavo.markdown.html;

import dev.octavo.problem.Location;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import java.util.Arrays;

/** Where in the author's file the characters of an article stand. */
public final class SourcePositions {
    private final String text;
    private final String path;
    private final int firstLine;
    private final int[] lineStarts;
    /** The place of the last question; most questions go on from there. */
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

    /** Where each line starts, the one after the last line ending too. */
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

    /** A tab that is cut in two is as long as the blanks that it is shown as, so that a place may be past the end. */
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
