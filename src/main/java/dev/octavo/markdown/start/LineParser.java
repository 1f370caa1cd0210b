package dev.octavo.markdown.start;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import org.jspecify.annotations.Nullable;

/** A block that is complete with the line it starts on. */
final class LineParser extends AbstractBlockParser {
    private final Block block;

    LineParser(Block block) {
        this.block = block;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        return null;
    }

    @Override
    public void closeBlock(ParserState state) {
        // It was complete when it was made.
    }
}
