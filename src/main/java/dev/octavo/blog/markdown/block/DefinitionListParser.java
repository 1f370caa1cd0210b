package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.Characters;
import org.jspecify.annotations.Nullable;

/** Parses terms and the definitions below them, which start with {@code :} and a space. */
final class DefinitionListParser extends ContainerParser<Blocks.DefinitionList> {
    private DefinitionListParser(Blocks.DefinitionList block) {
        super(block);
    }

    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        int content = Characters.skipSpaces(line, at + 1);
        boolean marked = line.charAt(at) == ':' && content > at + 1 && content < line.length();
        if (!marked) {
            return null;
        }
        int blanks = content - at - 1 > 4 ? 1 : content - at - 1;
        int indent = state.getIndent() + 1 + blanks;
        BlockParser before = matched.getBlockParser();
        if (before instanceof DefinitionListParser) {
            ItemParser item = new ItemParser(new Blocks.Definition(!isLoose(state, before)), indent);
            return BlockStart.of(item).atColumn(state.getColumn() + indent);
        }
        Paragraph terms = terms(before);
        if (terms == null) {
            return null;
        }
        boolean tight = before.isParagraphParser();
        Blocks.DefinitionList list =
                new Blocks.DefinitionList(Lines.prose(tight ? matched.getParagraphLines() : terms.getContentLines()));
        ItemParser item = new ItemParser(new Blocks.Definition(tight), indent);
        terms.unlink();
        return BlockStart.of(new DefinitionListParser(list), item).atColumn(state.getColumn() + indent);
    }

    /** The paragraph directly above, or above a blank line. */
    private static @Nullable Paragraph terms(BlockParser before) {
        if (before.isParagraphParser()) {
            return (Paragraph) before.getBlock();
        }
        Node last = before.isContainer() ? before.getBlock().getLastChild() : null;
        return last instanceof Paragraph paragraph ? paragraph : null;
    }

    /** Whether a blank line precedes the definition, so that its text is in paragraphs. */
    private static boolean isLoose(ParserState state, BlockParser list) {
        Node last = list.getBlock().getLastChild();
        return last != null && state.isLastLineBlank(last);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        return child instanceof Blocks.Definition;
    }
}
