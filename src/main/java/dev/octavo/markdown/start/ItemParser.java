package dev.octavo.markdown.start;

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
    private boolean lineBlank;
    private boolean lineBeforeBlank;

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

    /** Two blocks in it with a blank line between them make it loose, whatever they are. */
    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (lineBeforeBlank) {
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
        lineBeforeBlank = lineBlank;
        lineBlank = state.isBlank();
        if (lineBlank) {
            return block.getFirstChild() == null
                    ? null // an item starts with one blank line at most
                    : BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= indent ? BlockContinue.atColumn(state.getColumn() + indent) : null;
    }

    @Override
    public void closeBlock(ParserState state) {
        // Its children are complete.
    }
}
