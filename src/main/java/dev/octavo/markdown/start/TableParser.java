package dev.octavo.markdown.start;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.markdown.syntax.TooComplexException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables; what stands above the head's line stays a paragraph. GFM 0.29, section 4.10. */
final class TableParser extends AbstractBlockParser {
    private static final int MOST_ADDED = 200_000;

    private final Blocks.Table block;
    private final List<BasedSequence> above;
    private boolean opened;
    private int added;

    private TableParser(Blocks.Table block, List<BasedSequence> above) {
        this.block = block;
        this.above = List.copyOf(above);
    }

    /** Starts at the line of dashes below the head. */
    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        if (!matched.getBlockParser().isParagraphParser()) {
            return null;
        }
        BasedSequence line = state.getLine();
        List<Blocks.Align> columns = TableRow.columns(line.subSequence(state.getNextNonSpaceIndex(), line.length()));
        if (columns.isEmpty()) {
            return null;
        }
        List<BasedSequence> lines = matched.getParagraphLines();
        List<Prose> head = TableRow.cells(lines.get(lines.size() - 1));
        if (head.size() != columns.size()) {
            return null;
        }
        Blocks.Table table = new Blocks.Table(columns);
        table.add(head);
        matched.getBlockParser().getBlock().unlink();
        return BlockStart.of(new TableParser(table, lines.subList(0, lines.size() - 1)))
                .atIndex(line.length());
    }

    @Override
    public Block getBlock() {
        return block;
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
            List<Prose> cells = TableRow.cells(line);
            if (block.surplus < 0 && cells.size() > block.columns.size()) {
                Prose cell = cells.get(block.columns.size());
                block.surplus = cell.text().isEmpty() ? -1 : cell.offset(0);
            }
            requireRoom(block.columns.size() - cells.size());
            block.add(TableRow.fitted(cells, block.columns.size(), line.getEndOffset()));
        }
        opened = true;
    }

    /** A wide head over many short rows would make far more cells than the author wrote. */
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
}
