package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.TooComplexException;
import org.jspecify.annotations.Nullable;

/**
 * Starts our blocks by the first character of a line. flexmark's own quotes and indented code are tried afterwards; none of
 * our blocks starts like them.
 */
final class BlockStarts implements CustomBlockParserFactory, BlockParserFactory, BlockTree.Unordered {
    private static final int CODE_INDENT = 4;

    private final boolean components;
    private final boolean formulas;
    private final boolean comments;

    BlockStarts(boolean components, boolean formulas, boolean comments) {
        this.components = components;
        this.formulas = formulas;
        this.comments = comments;
    }

    @Override
    public BlockParserFactory apply(DataHolder options) {
        return this;
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        TooComplexException.requireDepth(state.getActiveBlockParsers().size());
        int at = state.getNextNonSpaceIndex();
        if (state.getIndent() >= CODE_INDENT || at >= state.getLine().length()) {
            return null;
        }
        char first = state.getLine().charAt(at);
        return switch (first) {
            case '#' -> HeadingStarts.atx(state);
            case '=' -> HeadingStarts.setext(state, matched);
            case '`', '~' -> FenceParser.code(state);
            case '<' -> HtmlBlockParser.start(state, matched, components);
            case '-' -> dash(state, matched);
            case '*' -> first(HeadingStarts.thematicBreak(state), ListParser.start(state, matched));
            case '_' -> HeadingStarts.thematicBreak(state);
            case '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> ListParser.start(state, matched);
            case '[' -> ItemParser.footnote(state);
            case ':' -> colon(state, matched);
            case '$', '\\' -> formulas ? FenceParser.formula(state) : null;
            case '%' -> comments ? CommentParser.start(state) : null;
            case '|' -> TableParser.start(state, matched, formulas);
            default -> null;
        };
    }

    private @Nullable BlockStart colon(ParserState state, MatchedBlockParser matched) {
        BlockStart component = components ? ComponentParser.start(state, matched) : null;
        BlockStart definition = component == null ? DefinitionListParser.start(state, matched) : component;
        return definition == null ? TableParser.start(state, matched, formulas) : definition;
    }

    private @Nullable BlockStart dash(ParserState state, MatchedBlockParser matched) {
        BlockStart heading = HeadingStarts.setext(state, matched);
        BlockStart rule = heading == null ? HeadingStarts.thematicBreak(state) : heading;
        BlockStart list = rule == null ? ListParser.start(state, matched) : rule;
        return list == null ? TableParser.start(state, matched, formulas) : list;
    }

    private static @Nullable BlockStart first(@Nullable BlockStart one, @Nullable BlockStart other) {
        return one == null ? other : one;
    }

    /**
     * Parses comments of several lines, as in Obsidian: from a line that begins with {@code %%} up to the next {@code %%}. What
     * follows that on its line is a block in it. Comments within a line are inline text.
     */
    private static final class CommentParser extends ContainerParser<Blocks.Comment> {
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
                    : BlockStart.of(new CommentParser(new Blocks.Comment(at), end))
                            .atIndex(line.length());
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
}
