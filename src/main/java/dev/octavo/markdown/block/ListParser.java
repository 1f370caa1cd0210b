package dev.octavo.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.Characters;
import org.jspecify.annotations.Nullable;

/** Lists. CommonMark 0.31.2, section 5.3. */
final class ListParser extends CustomBlockParser<Blocks.ListBlock> {
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

    @Override
    public boolean isContainer() {
        return true;
    }

    /** Only its items end a list, so that a blank line between two of them is seen here. */
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
     * What starts an item of a list: {@code -}, {@code 1.}
     *
     * @param mark the character that ends it; items of one list have the same
     * @param number 0 where there is none
     * @param contentIndent how many columns after the place where the line is read the content starts
     */
    private record Mark(char mark, boolean ordered, int number, boolean empty, int contentIndent) {
        private static final int LONGEST_NUMBER = 9;

        /** The mark with which the line starts from its next character on, if it does. */
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

        /** The column of the first character after the mark; -1 where only blanks follow. */
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

        /** A number within a sentence must not make a list of it. */
        boolean mayInterrupt() {
            return !empty && (!ordered || number == 1);
        }
    }
}
