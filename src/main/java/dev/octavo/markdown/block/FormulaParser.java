package dev.octavo.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import org.jspecify.annotations.Nullable;

/** A formula between lines of two dollar signs, or of brackets behind backslashes: a fence of another kind. */
final class FormulaParser extends OwnParser<Blocks.Fence> {
    private final String end;
    private boolean opened;

    private FormulaParser(Blocks.Fence block, String end) {
        super(block);
        this.end = end;
    }

    static @Nullable BlockStart start(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        String mark = line.subSequence(at, line.length()).toString().strip();
        if (!mark.equals("$$") && !mark.equals("\\[")) {
            return null;
        }
        Blocks.Fence block =
                new Blocks.Fence("math", line.subSequence(at, line.length()).getStartOffset(), true);
        return BlockStart.of(new FormulaParser(block, mark.equals("$$") ? "$$" : "\\]"))
                .atIndex(line.length());
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (block.closed) {
            return BlockContinue.none();
        }
        String line = state.getLine().toString().substring(state.getIndex()).strip();
        if (line.equals(end)) {
            block.closed = true;
            return BlockContinue.finished();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (opened) {
            Lines.append(line, block.text);
        }
        opened = true;
    }
}
