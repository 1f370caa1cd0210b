package dev.octavo.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text in lines.
 *
 * @param size of the letters
 */
record Lines(double size, List<String> lines) {
    /** How high capitals are, where the em is 1. */
    static final double CAPITALS = 0.64;
    /** How far letters reach below the line. */
    static final double BELOW = 0.21;

    private static final String ELLIPSIS = "…";
    private static final double STEP = 0.95;
    private static final int NARROWINGS = 12;

    /** Where a line may end: behind spaces, hyphens and dashes, and around the characters of East Asia. */
    private static final Pattern BREAK = Pattern.compile("(?<=[ \\-–—/])(?![ \\-–—/])"
            + "|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    Lines {
        lines = List.copyOf(lines);
    }

    /**
     * The space that the lines have to fit into.
     *
     * @param largest the size of the letters where there is room enough
     * @param leading from line to line, as a part of the size
     */
    record Room(double width, double height, double largest, double smallest, double leading) {
        private int lines(double size) {
            return 1 + Math.max(0, (int) ((height - size * (CAPITALS + BELOW)) / (size * leading)));
        }
    }

    /** Sets {@code text} as large as it fits; where even the smallest size is too large, the end is left out. */
    static Lines fitted(String text, Face face, Room room) {
        List<String> pieces = BREAK.splitAsStream(text).toList();
        for (double size = room.largest(); size > room.smallest(); size *= STEP) {
            double width = room.width() / size;
            List<String> lines = broken(pieces, face, width);
            if (lines.size() <= room.lines(size) && fit(lines, face, width)) {
                return new Lines(size, balanced(pieces, face, width, lines));
            }
        }
        double width = room.width() / room.smallest();
        List<String> torn =
                pieces.stream().flatMap(piece -> parts(piece, face, width)).toList();
        return new Lines(room.smallest(), cut(broken(torn, face, width), face, width, room.lines(room.smallest())));
    }

    private static boolean fit(List<String> lines, Face face, double width) {
        return lines.stream().allMatch(line -> face.width(line) <= width);
    }

    /** As many pieces in each line as fit, at least one. */
    private static List<String> broken(List<String> pieces, Face face, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String piece : pieces) {
            if (!line.isEmpty() && face.width((line + piece).stripTrailing()) > width) {
                lines.add(line.stripTrailing());
                line = "";
            }
            line += piece;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** The same number of lines, with lengths as similar as possible. */
    private static List<String> balanced(List<String> pieces, Face face, double width, List<String> lines) {
        List<String> best = lines;
        for (int i = 1; i <= NARROWINGS && lines.size() > 1; i++) {
            double narrower = width * (1 - i * 0.04);
            List<String> next = broken(pieces, face, narrower);
            if (next.size() > lines.size() || !fit(next, face, narrower)) {
                break;
            }
            best = next;
        }
        return best;
    }

    /** Breaks a word that is wider than a line. */
    private static Stream<String> parts(String piece, Face face, double width) {
        if (face.width(piece.stripTrailing()) <= width) {
            return Stream.of(piece);
        }
        int end = piece.length();
        while (end > 1
                && (face.width(piece.substring(0, end)) > width || Character.isLowSurrogate(piece.charAt(end)))) {
            end--;
        }
        return Stream.concat(Stream.of(piece.substring(0, end)), parts(piece.substring(end), face, width));
    }

    private static List<String> cut(List<String> lines, Face face, double width, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        String last = kept.get(most - 1);
        while (face.width(last + ELLIPSIS) > width && !last.isEmpty()) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        kept.set(most - 1, last.stripTrailing() + ELLIPSIS);
        return kept;
    }
}
