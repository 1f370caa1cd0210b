package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.LinkSyntax;
import org.jspecify.annotations.Nullable;

/** Parses a list item, a definition or a footnote: the lines that are indented like the text of its first line. */
final class ItemParser extends ContainerParser<Block> {
    private static final int FOOTNOTE_INDENT = 4;

    private final int indent;
    private boolean lineBlank;
    private boolean lineBeforeBlank;

    ItemParser(Block block, int indent) {
        super(block);
        this.indent = indent;
    }

    /** Starts a footnote: {@code [^label]: text}, and the lines after it that are indented by four columns. */
    static @Nullable BlockStart footnote(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        if (at + 1 >= line.length() || line.charAt(at + 1) != '^') {
            return null;
        }
        BasedSequence rest = line.subSequence(at, line.length());
        String text = rest.toString();
        int end = LinkSyntax.labelEnd(text, 0);
        boolean defines = end > "[^]".length() && text.startsWith(":", end);
        if (!defines) {
            return null;
        }
        Blocks.Footnote footnote = new Blocks.Footnote(text.substring(2, end - 1), rest.getStartOffset());
        return BlockStart.of(new ItemParser(footnote, FOOTNOTE_INDENT)).atIndex(at + end + 1);
    }

    /** Two blocks with a blank line between them make the item loose. */
    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block child) {
        if (lineBeforeBlank && block.getParent() instanceof Blocks.ListBlock list) {
            list.tight = false;
        } else if (lineBeforeBlank && block instanceof Blocks.Definition definition) {
            definition.tight = false;
        }
        return true;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        Lines.countStep(state.getLine());
        lineBeforeBlank = lineBlank;
        lineBlank = state.isBlank();
        if (lineBlank) {
            return block.getFirstChild() == null
                    ? null // an item starts with at most one blank line
                    : BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= indent ? BlockContinue.atColumn(state.getColumn() + indent) : null;
    }
}
