package dev.octavo.diagram;

import dev.octavo.diagram.engine.DiagramException;
import java.util.List;

/** Limits the size of diagrams. */
final class Limits {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_LINE = 400;
    private static final int MOST_LINES = 500;

    private Limits() {}

    /** Returns {@code source} unless it is too long. */
    static String checked(String source) {
        if (source.length() > LONGEST) {
            throw new DiagramException(
                    0, "this diagram has more than " + LONGEST + " characters", "draw it in several parts");
        }
        List<String> lines = source.lines().toList();
        if (lines.size() > MOST_LINES) {
            throw new DiagramException(
                    0, "this diagram has more than " + MOST_LINES + " lines", "draw it in several parts");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > LONGEST_LINE) {
                throw new DiagramException(
                        i + 1, "this line has more than " + LONGEST_LINE + " characters", "write it in several lines");
            }
        }
        return source;
    }
}
