package dev.octavo.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.Characters;
import dev.octavo.markdown.syntax.Entities;
import org.jspecify.annotations.Nullable;

/** Code between lines of backticks or tildes. CommonMark 0.31.2, section 4.5. */
final class FenceParser extends OwnParser<Blocks.Fence> {
    private static final int SHORTEST = 3;

    private final char mark;
    private final int length;
    private final int indent;
    private boolean opened;

    private FenceParser(Blocks.Fence block, char mark, int length, int indent) {
        super(block);
        this.mark = mark;
        this.length = length;
        this.indent = indent;
    }

    static @Nullable BlockStart start(ParserState state) {
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
        Blocks.Fence block = new Blocks.Fence(
                Entities.unescape(info), line.subSequence(at, line.length()).getStartOffset(), false);
        return BlockStart.of(new FenceParser(block, mark, end - at, state.getIndent()))
                .atIndex(line.length());
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (closes(state)) {
            block.closed = true;
            return BlockContinue.finished();
        }
        int columns = Math.min(indent, state.getIndent()); // a tab may be only partly indentation
        return columns == 0
                ? BlockContinue.atIndex(state.getIndex())
                : BlockContinue.atColumn(state.getColumn() + columns);
    }

    private boolean closes(ParserState state) {
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
            Lines.append(line, block.text);
        }
        opened = true;
    }
}
