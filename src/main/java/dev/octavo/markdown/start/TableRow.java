package dev.octavo.markdown.start;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.block.Lines;
import dev.octavo.markdown.syntax.Characters;
import dev.octavo.markdown.syntax.Prose;
import java.util.ArrayList;
import java.util.List;

/** A line of a table is cut into cells at its bars. */
final class TableRow {
    private TableRow() {}

    /** How the columns are set by a line like {@code |:--|:-:|--:|}; empty where the line is none. */
    static List<Blocks.Align> columns(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            if ("|:- \t\n".indexOf(line.charAt(i)) < 0) {
                return List.of();
            }
        }
        List<Blocks.Align> columns = new ArrayList<>();
        for (String cell : inner(line.toString().strip()).split("\\|", -1)) {
            String marks = cell.strip();
            boolean left = marks.startsWith(":");
            boolean right = marks.endsWith(":") && marks.length() > 1;
            String dashes = marks.substring(left ? 1 : 0, marks.length() - (right ? 1 : 0));
            if (dashes.isEmpty() || !dashes.chars().allMatch(c -> c == '-')) {
                return List.of();
            }
            columns.add(
                    left && right
                            ? Blocks.Align.CENTER
                            : left ? Blocks.Align.LEFT : right ? Blocks.Align.RIGHT : Blocks.Align.NONE);
        }
        return columns;
    }

    private static String inner(String line) {
        int start = line.startsWith("|") ? 1 : 0;
        int end = line.endsWith("|") && line.length() > start ? line.length() - 1 : line.length();
        return line.substring(start, end);
    }

    /** The cells of a line; the bars at its two ends may be there or not. */
    static List<Prose> cells(BasedSequence line) {
        String article = Lines.article(line);
        int start = skipBlanks(article, line.getStartOffset(), line.getEndOffset());
        int end = line.getEndOffset();
        while (end > start && article.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start < end && article.charAt(start) == '|') {
            start++;
        }
        List<Prose> cells = new ArrayList<>();
        int from = start;
        for (int i = start; i < end; i++) {
            char c = article.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                cells.add(cell(article, from, i));
                from = i + 1;
            }
        }
        if (from < end) {
            cells.add(cell(article, from, end));
        }
        return cells;
    }

    private static int skipBlanks(String article, int from, int end) {
        int i = from;
        while (i < end && Characters.isSpaceOrTab(article.charAt(i))) {
            i++;
        }
        return i;
    }

    /** An escaped bar is a bar, within code too. */
    private static Prose cell(String article, int from, int to) {
        int start = skipBlanks(article, from, to);
        int end = to;
        while (end > start && Characters.isSpaceOrTab(article.charAt(end - 1))) {
            end--;
        }
        String written = article.substring(start, end);
        if (!written.contains("\\|")) {
            return Prose.of(written, start);
        }
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Integer> offsets = new ArrayList<>(List.of(start));
        for (int i = start; i < end; i++) {
            if (article.charAt(i) == '\\' && i + 1 < end && article.charAt(i + 1) == '|') {
                starts.add(text.length());
                offsets.add(i + 1);
                continue;
            }
            text.append(article.charAt(i));
        }
        return new Prose(
                text.toString(),
                starts.stream().mapToInt(Integer::intValue).toArray(),
                offsets.stream().mapToInt(Integer::intValue).toArray());
    }

    /** As many cells as there are columns: empty ones are added, further ones left out. */
    static List<Prose> fitted(List<Prose> cells, int columns, int offset) {
        List<Prose> row = new ArrayList<>(cells.subList(0, Math.min(cells.size(), columns)));
        while (row.size() < columns) {
            row.add(Prose.of("", offset));
        }
        return row;
    }
}
