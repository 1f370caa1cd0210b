package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import org.jspecify.annotations.Nullable;

/** Parses one of our blocks. By default a block consists of one line. */
abstract class CustomBlockParser<B extends Block> extends AbstractBlockParser {
    final B block;

    CustomBlockParser(B block) {
        this.block = block;
    }

    /** A block of one line. */
    static BlockStart line(Block block, ParserState state) {
        return BlockStart.of(new CustomBlockParser<>(block) {})
                .atIndex(state.getLine().length());
    }

    @Override
    public final Block getBlock() {
        return block;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        return null;
    }

    @Override
    public void closeBlock(ParserState state) {
        // It is complete by then.
    }
}
