package dev.octavo.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.HtmlBlocks;
import org.jspecify.annotations.Nullable;

/** Raw HTML on lines of its own. CommonMark 0.31.2, section 4.6. */
final class HtmlParser extends OwnParser<Blocks.Html> {
    private final HtmlBlocks.Ending ending;
    private boolean finished;

    private HtmlParser(Blocks.Html block, HtmlBlocks.Ending ending) {
        super(block);
        this.ending = ending;
    }

    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched) {
        BasedSequence line = state.getLine();
        String text =
                line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString();
        // A paragraph whose lines go on lazily is active, though not matched.
        boolean inParagraph = matched.getBlockParser().isParagraphParser()
                || state.getActiveBlockParser().isParagraphParser();
        HtmlBlocks.Ending ending = HtmlBlocks.ending(text, inParagraph);
        Blocks.Html block = new Blocks.Html(line.getStartOffset());
        return ending == null
                ? null
                : BlockStart.of(new HtmlParser(block, ending)).atIndex(state.getIndex());
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        boolean over = finished || (state.isBlank() && ending.atBlankLine());
        return over ? null : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        block.lines.add(line);
        finished = ending.isIn(line.toString());
    }
}
