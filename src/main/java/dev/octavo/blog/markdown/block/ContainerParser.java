package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;

/** Parses one of our blocks that other blocks lie in. */
abstract class ContainerParser<B extends Block> extends CustomBlockParser<B> {
    ContainerParser(B block) {
        super(block);
    }

    @Override
    public final boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return true;
    }
}
