package dev.octavo.markdown.start;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.block.Lines;
import org.jspecify.annotations.Nullable;

/** What belongs to an item of a list, a definition or a footnote: what is indented as its first line is. */
final class ItemParser extends AbstractBlockParser {
    private final Block block;
    private final int indent;
    private boolean blankInside;

    ItemParser(Block block, int indent) {
        this.block = block;
        this.indent = indent;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (blankInside) {
            loosen();
        }
        return true;
    }

    private void loosen() {
        if (block.getParent() instanceof Blocks.Items list) {
            list.loosen();
        } else if (block instanceof Blocks.Definition definition) {
            definition.loosen();
        }
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        Lines.countStep(state.getLine());
        if (state.isBlank()) {
            if (block.getFirstChild() == null) {
                return null; // an item starts with one blank line at most
            }
            Block active = state.getActiveBlockParser().getBlock();
            blankInside = active instanceof Paragraph || active instanceof Blocks.Item;
            return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= indent ? BlockContinue.atColumn(state.getColumn() + indent) : null;
    }

    @Override
    public void closeBlock(ParserState state) {
        // Its children are complete.
    }
}
