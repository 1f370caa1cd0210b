package dev.octavo.diagram;

import dev.octavo.diagram.engine.DiagramException;
import java.util.List;

/** Limits the size of diagrams. */
final class SizeLimits {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_LINE_LENGTH = 400;
    private static final int MAX_LINES = 500;

    private SizeLimits() {}

    /** Returns {@code source}, or throws if it is too long. */
    static String require(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new DiagramException(
                    0, "this diagram has more than " + MAX_LENGTH + " characters", "draw it in several parts");
        }
        List<String> lines = source.lines().toList();
        if (lines.size() > MAX_LINES) {
            throw new DiagramException(
                    0, "this diagram has more than " + MAX_LINES + " lines", "draw it in several parts");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > MAX_LINE_LENGTH) {
                throw new DiagramException(
                        i + 1,
                        "this line has more than " + MAX_LINE_LENGTH + " characters",
                        "write it in several lines");
            }
        }
        return source;
    }
}
