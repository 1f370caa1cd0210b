package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.Characters;
import org.jspecify.annotations.Nullable;

/** Parses lists. CommonMark 0.31.2, section 5.3. */
final class ListParser extends ContainerParser<Blocks.ListBlock> {
    private boolean blankBefore;
    private int linesSinceBlank;

    private ListParser(Blocks.ListBlock block) {
        super(block);
    }

    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        Mark mark = Mark.at(state);
        if (mark == null || (matched.getBlockParser().isParagraphParser() && !mark.mayInterrupt())) {
            return null;
        }
        ItemParser item = new ItemParser(new Blocks.ListItem(), mark.contentIndent());
        boolean goesOn = matched.getBlockParser() instanceof ListParser open
                && open.block.mark == mark.mark()
                && open.block.ordered == mark.ordered();
        BlockParser[] parsers = goesOn
                ? new BlockParser[] {item}
                : new BlockParser[] {
                    new ListParser(new Blocks.ListBlock(mark.ordered(), mark.number(), mark.mark())), item
                };
        return BlockStart.of(parsers).atColumn(state.getColumn() + mark.contentIndent());
    }

    /** Always continues, so that it notices blank lines between items; only its items can end a list. */
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
        if (!(child instanceof Blocks.ListItem)) {
            return false;
        }
        if (blankBefore && linesSinceBlank == 1) {
            block.tight = false;
            blankBefore = false;
        }
        return true;
    }

    /**
     * A list marker: {@code -}, {@code 1.}
     *
     * @param mark its last character, which is the same for all items of a list
     * @param number 0 if there is none
     * @param contentIndent the columns from the current position of the parser to the content
     */
    private record Mark(char mark, boolean ordered, int number, boolean empty, int contentIndent) {
        private static final int LONGEST_NUMBER = 9;

        /** The list marker at the current position; null if there is none. */
        static @Nullable Mark at(ParserState state) {
            BasedSequence line = state.getLine();
            int at = state.getNextNonSpaceIndex();
            int digits = at;
            int number = 0;
            while (digits < line.length() && digits - at <= LONGEST_NUMBER && Characters.isDigit(line.charAt(digits))) {
                number = number * 10 + line.charAt(digits) - '0';
                digits++;
            }
            boolean ordered = digits > at;
            if (digits >= line.length() || digits - at > LONGEST_NUMBER) {
                return null;
            }
            char mark = line.charAt(digits);
            boolean known = ordered ? mark == '.' || mark == ')' : mark == '-' || mark == '+' || mark == '*';
            int end = digits + 1;
            boolean separate =
                    end >= line.length() || Characters.isSpaceOrTab(line.charAt(end)) || line.charAt(end) == '\n';
            if (!known || !separate) {
                return null;
            }
            int column = state.getColumn() + state.getIndent() + end - at;
            int content = contentColumn(line, end, column);
            boolean empty = content < 0;
            int blanks = empty || content - column > 4 ? 1 : content - column;
            return new Mark(mark, ordered, number, empty, column + blanks - state.getColumn());
        }

        /** The column of the first character after the marker; -1 if only white space follows. */
        private static int contentColumn(BasedSequence line, int from, int fromColumn) {
            int column = fromColumn;
            for (int i = from; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\t') {
                    column += 4 - column % 4;
                } else if (c == ' ') {
                    column++;
                } else {
                    return c == '\n' ? -1 : column;
                }
            }
            return -1;
        }

        /** Whether it may interrupt a paragraph: a number within a sentence must not start a list. */
        boolean mayInterrupt() {
            return !empty && (!ordered || number == 1);
        }
    }
}
