package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.Entities;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Parses code between lines of backticks or tildes (CommonMark 0.31.2, section 4.5), and formulas between lines of {@code $$}
 * or between {@code \[} and {@code \]}.
 */
final class FenceParser extends CustomBlockParser<Blocks.Fence> {
    private static final int SHORTEST = 3;

    private final int indent;
    private final Predicate<ParserState> closes;
    private boolean opened;

    private FenceParser(Blocks.Fence block, int indent, Predicate<ParserState> closes) {
        super(block);
        this.indent = indent;
        this.closes = closes;
    }

    static @Nullable BlockStart code(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        char mark = line.charAt(at);
        int end = Characters.skip(line, at, mark);
        if (end - at < SHORTEST) {
            return null;
        }
        String info = line.subSequence(end, line.length()).toString().strip();
        if (mark == '`' && info.indexOf('`') >= 0) {
            return null;
        }
        Blocks.Fence block = new Blocks.Fence(Entities.unescape(info), line.getStartOffset() + at, false);
        return BlockStart.of(new FenceParser(block, state.getIndent(), later -> isEnd(later, mark, end - at)))
                .atIndex(line.length());
    }

    static @Nullable BlockStart formula(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        String mark = rest(state, at);
        if (!mark.equals("$$") && !mark.equals("\\[")) {
            return null;
        }
        String end = mark.equals("$$") ? mark : "\\]";
        Blocks.Fence block = new Blocks.Fence("math", line.getStartOffset() + at, true);
        return BlockStart.of(new FenceParser(
                        block, 0, later -> rest(later, later.getIndex()).equals(end)))
                .atIndex(line.length());
    }

    private static String rest(ParserState state, int from) {
        return state.getLine().toString().substring(from).strip();
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (closes.test(state)) {
            block.closed = true;
            return BlockContinue.finished();
        }
        int columns = Math.min(indent, state.getIndent()); // a tab may be only partly indentation
        return columns == 0
                ? BlockContinue.atIndex(state.getIndex())
                : BlockContinue.atColumn(state.getColumn() + columns);
    }

    private static boolean isEnd(ParserState state, char mark, int length) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        int end = state.getIndent() < 4 ? Characters.skip(line, at, mark) : at;
        if (end - at < length) {
            return false;
        }
        int rest = Characters.skipSpaces(line, end);
        return rest == line.length() || line.charAt(rest) == '\n';
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (opened) {
            block.lines.add(line);
        }
        opened = true;
    }
}
