package dev.octavo.lib.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text broken into lines that fit an area.
 *
 * @param size the font size
 */
record FittedText(double size, List<String> lines) {
    /** The height of capitals, in em. */
    static final double CAP_HEIGHT = 0.64;
    /** How far letters reach below the baseline, in em. */
    static final double DESCENT = 0.21;

    private static final String ELLIPSIS = "…";
    private static final double SHRINK_FACTOR = 0.95;
    private static final int MAX_NARROWINGS = 12;

    /** Where a line may break: after spaces, hyphens, dashes and slashes, and between East Asian characters. */
    private static final Pattern BREAK = Pattern.compile("(?<=[ \\-–—/])(?![ \\-–—/])"
            + "|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])");

    FittedText {
        lines = List.copyOf(lines);
    }

    /**
     * The area that the lines must fit.
     *
     * @param largest the font size if the text fits in it
     * @param leading the distance between baselines, in em
     */
    record Area(double width, double height, double largest, double smallest, double leading) {
        private int lines(double size) {
            return 1 + Math.max(0, (int) ((height - size * (CAP_HEIGHT + DESCENT)) / (size * leading)));
        }
    }

    /** Sets {@code text} as large as it fits. If even the smallest size is too large, cuts off the end. */
    static FittedText fit(String text, Face face, Area area) {
        List<String> pieces = BREAK.splitAsStream(text).toList();
        for (double size = area.largest(); size > area.smallest(); size *= SHRINK_FACTOR) {
            double width = area.width() / size;
            List<String> lines = wrap(pieces, face, width);
            if (lines.size() <= area.lines(size) && allFit(lines, face, width)) {
                return new FittedText(size, balance(pieces, face, width, lines));
            }
        }
        double width = area.width() / area.smallest();
        List<String> split =
                pieces.stream().flatMap(piece -> splitWord(piece, face, width)).toList();
        return new FittedText(
                area.smallest(), truncate(wrap(split, face, width), face, width, area.lines(area.smallest())));
    }

    private static boolean allFit(List<String> lines, Face face, double width) {
        return lines.stream().allMatch(line -> face.width(line) <= width);
    }

    /** Puts as many pieces into each line as fit, at least one. */
    private static List<String> wrap(List<String> pieces, Face face, double width) {
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

    /** Breaks the text into the same number of lines, of lengths as similar as possible. */
    private static List<String> balance(List<String> pieces, Face face, double width, List<String> lines) {
        List<String> best = lines;
        for (int i = 1; i <= MAX_NARROWINGS && lines.size() > 1; i++) {
            double narrower = width * (1 - i * 0.04);
            List<String> next = wrap(pieces, face, narrower);
            if (next.size() > lines.size() || !allFit(next, face, narrower)) {
                break;
            }
            best = next;
        }
        return best;
    }

    private static Stream<String> splitWord(String piece, Face face, double width) {
        if (face.width(piece.stripTrailing()) <= width) {
            return Stream.of(piece);
        }
        int end = piece.length();
        while (end > 1
                && (face.width(piece.substring(0, end)) > width || Character.isLowSurrogate(piece.charAt(end)))) {
            end--;
        }
        return Stream.concat(Stream.of(piece.substring(0, end)), splitWord(piece.substring(end), face, width));
    }

    private static List<String> truncate(List<String> lines, Face face, double width, int maxLines) {
        if (lines.size() <= maxLines) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, maxLines));
        String last = kept.get(maxLines - 1);
        while (face.width(last + ELLIPSIS) > width && !last.isEmpty()) {
            last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
        }
        kept.set(maxLines - 1, last.stripTrailing() + ELLIPSIS);
        return kept;
    }
}
