package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.FormulaSpans;
import dev.octavo.blog.markdown.syntax.TooComplexException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parses tables; lines above the header row remain a paragraph. GFM 0.29, section 4.10. */
final class TableParser extends CustomBlockParser<Blocks.Table> {
    private static final Pattern COLUMN = Pattern.compile(":?-++:?");
    private static final int MOST_ADDED = 200_000;

    private final List<BasedSequence> above;
    private final boolean formulas;
    private boolean opened;
    private int added;

    private TableParser(Blocks.Table block, List<BasedSequence> above, boolean formulas) {
        super(block);
        this.formulas = formulas;
        this.above = List.copyOf(above);
    }

    /**
     * Starts a table at the delimiter row, below the header row.
     *
     * @param formulas whether to recognise formulas in cells
     */
    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched, boolean formulas) {
        if (!matched.getBlockParser().isParagraphParser()) {
            return null;
        }
        BasedSequence line = state.getLine();
        List<Blocks.Align> columns = columns(line.subSequence(state.getNextNonSpaceIndex(), line.length()));
        if (columns.isEmpty()) {
            return null;
        }
        List<BasedSequence> lines = matched.getParagraphLines();
        List<BlockText> head = cells(lines.get(lines.size() - 1), formulas);
        if (head.size() != columns.size()) {
            return null;
        }
        Blocks.Table table = new Blocks.Table(columns, head);
        matched.getBlockParser().getBlock().unlink();
        return BlockStart.of(new TableParser(table, lines.subList(0, lines.size() - 1), formulas))
                .atIndex(line.length());
    }

    @Override
    public boolean isInterruptible() {
        return true;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        return state.isBlank() ? null : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (opened) {
            List<BlockText> cells = cells(line, formulas);
            if (block.surplusCell < 0 && cells.size() > block.columns.size()) {
                BlockText cell = cells.get(block.columns.size());
                block.surplusCell = cell.text().isEmpty() ? -1 : cell.offset(0);
            }
            requireRoom(block.columns.size() - cells.size());
            block.rows.add(fitted(cells, block.columns.size(), line.getEndOffset()));
        }
        opened = true;
    }

    /** Limits the cells that are added to short rows: a wide header over many of them would produce far too many. */
    private void requireRoom(int missing) {
        added += Math.max(0, missing);
        if (added > MOST_ADDED) {
            throw new TooComplexException("a table leaves more than " + MOST_ADDED + " cells empty");
        }
    }

    @Override
    public void closeBlock(ParserState state) {
        if (!above.isEmpty()) {
            Paragraph paragraph = new Paragraph();
            paragraph.setContent(above);
            block.insertBefore(paragraph);
        }
    }

    /** The alignments in a delimiter row such as {@code |:--|:-:|--:|}; empty if the line is not one. */
    private static List<Blocks.Align> columns(CharSequence line) {
        for (int i = 0; i < line.length(); i++) {
            if ("|:- \t\n".indexOf(line.charAt(i)) < 0) {
                return List.of();
            }
        }
        List<Blocks.Align> columns = new ArrayList<>();
        for (String cell : inner(line.toString().strip()).split("\\|", -1)) {
            String marks = cell.strip();
            boolean left = marks.startsWith(":");
            boolean right = marks.endsWith(":");
            if (!COLUMN.matcher(marks).matches()) {
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

    /** The cells of a row. The pipes at both ends are optional, and those within formulas do not separate cells. */
    private static List<BlockText> cells(BasedSequence line, boolean formulas) {
        String article = Lines.article(line);
        int start = skipBlanks(article, line.getStartOffset(), line.getEndOffset());
        int end = line.getEndOffset();
        while (end > start && article.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start < end && article.charAt(start) == '|') {
            start++;
        }
        List<BlockText> cells = new ArrayList<>();
        FormulaSpans spans = new FormulaSpans(formulas ? article.substring(start, end) : "");
        int from = start;
        for (int i = start; i < end; i++) {
            char c = article.charAt(i);
            int formulaEnd =
                    formulas && (c == '$' || (c == '\\' && isBracket(article, i + 1))) ? spans.end(i - start) : -1;
            if (formulaEnd > 0) {
                i = start + formulaEnd - 1;
            } else if (c == '\\') {
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

    private static boolean isBracket(String article, int at) {
        return at < article.length() && (article.charAt(at) == '(' || article.charAt(at) == '[');
    }

    private static int skipBlanks(String article, int from, int end) {
        int i = from;
        while (i < end && Characters.isSpaceOrTab(article.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The text of a cell, with escaped pipes unescaped, even in code. */
    private static BlockText cell(String article, int from, int to) {
        int start = skipBlanks(article, from, to);
        int end = to;
        while (end > start && Characters.isSpaceOrTab(article.charAt(end - 1))) {
            end--;
        }
        String written = article.substring(start, end);
        if (!written.contains("\\|")) {
            return BlockText.of(written, start);
        }
        StringBuilder text = new StringBuilder();
        IntStream.Builder starts = IntStream.builder().add(0);
        IntStream.Builder offsets = IntStream.builder().add(start);
        for (int i = start; i < end; i++) {
            if (article.startsWith("\\|", i) && i + 1 < end) {
                starts.add(text.length());
                offsets.add(i + 1);
                continue;
            }
            text.append(article.charAt(i));
        }
        return new BlockText(
                text.toString(), starts.build().toArray(), offsets.build().toArray());
    }

    /** The cells of a row, padded or truncated to the number of columns. */
    private static List<BlockText> fitted(List<BlockText> cells, int columns, int offset) {
        List<BlockText> row = new ArrayList<>(cells.subList(0, Math.min(cells.size(), columns)));
        while (row.size() < columns) {
            row.add(BlockText.of("", offset));
        }
        return row;
    }
}
