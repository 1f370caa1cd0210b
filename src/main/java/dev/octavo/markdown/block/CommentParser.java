package dev.octavo.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import org.jspecify.annotations.Nullable;

/**
 * Parses comments of several lines, as in Obsidian: from a line that begins with {@code %%} up to the next {@code %%}. What
 * follows that on its line is a block in it. Comments within a line are inline text.
 */
final class CommentParser extends ContainerParser<Blocks.Comment> {
    private static final String MARK = "%%";

    private final int end; // of the comment in the article; its block may end before

    private CommentParser(Blocks.Comment block, int end) {
        super(block);
        this.end = end;
    }

    static @Nullable BlockStart start(ParserState state) {
        BasedSequence line = state.getLine();
        String article = Lines.article(line);
        int at = line.getStartOffset() + state.getNextNonSpaceIndex();
        int end = article.startsWith(MARK, at) ? article.indexOf(MARK, at + MARK.length()) : -1;
        return end < line.getEndOffset()
                ? null
                : BlockStart.of(new CommentParser(new Blocks.Comment(at), end)).atIndex(line.length());
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        if (block.closed) {
            return null;
        }
        BasedSequence line = state.getLine();
        block.closed = end < line.getEndOffset();
        return BlockContinue.atIndex(block.closed ? end + MARK.length() - line.getStartOffset() : line.length());
    }
}
