package dev.octavo.markdown.start;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import dev.octavo.markdown.block.Blocks;
import org.jspecify.annotations.Nullable;

/** Lists. CommonMark 0.31.2, section 5.3. */
final class ItemsParser extends AbstractBlockParser {
    private final Blocks.Items block;
    private boolean blankBefore;
    private int linesSinceBlank;

    private ItemsParser(Blocks.Items block) {
        this.block = block;
    }

    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        ItemMark mark = ItemMark.at(state);
        if (mark == null || (matched.getBlockParser().isParagraphParser() && !mark.mayInterrupt())) {
            return null;
        }
        ItemParser item = new ItemParser(new Blocks.Item(), mark.contentIndent());
        boolean goesOn = matched.getBlockParser() instanceof ItemsParser open
                && open.block.mark == mark.mark()
                && open.block.ordered == mark.ordered();
        BlockParser[] parsers = goesOn
                ? new BlockParser[] {item}
                : new BlockParser[] {new ItemsParser(new Blocks.Items(mark.ordered(), mark.number(), mark.mark())), item
                };
        return BlockStart.of(parsers).atColumn(state.getColumn() + mark.contentIndent());
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    /** Only its items end a list, so that a blank line between two of them is seen here. */
    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            blankBefore = true;
            linesSinceBlank = 0;
        } else if (blankBefore) {
            linesSinceBlank++;
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (!(child instanceof Blocks.Item)) {
            return false;
        }
        if (blankBefore && linesSinceBlank == 1) {
            block.loosen();
            blankBefore = false;
        }
        return true;
    }

    @Override
    public void closeBlock(ParserState state) {
        // Its items are complete.
    }
}
