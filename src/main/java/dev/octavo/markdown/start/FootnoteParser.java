package dev.octavo.markdown.start;

import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.syntax.LinkSyntax;
import org.jspecify.annotations.Nullable;

/** Footnotes: {@code [^label]: text}, and what is indented by four after it. */
final class FootnoteParser {
    private static final int INDENT = 4;

    private FootnoteParser() {}

    static @Nullable BlockStart start(ParserState state) {
        BasedSequence line = state.getLine();
        int at = state.getNextNonSpaceIndex();
        if (at + 1 >= line.length() || line.charAt(at + 1) != '^') {
            return null;
        }
        String text = line.subSequence(at, line.length()).toString();
        int end = LinkSyntax.labelEnd(text, 0);
        boolean defines = end > "[^]".length() && text.startsWith(":", end);
        if (!defines) {
            return null;
        }
        int offset = line.subSequence(at, line.length()).getStartOffset();
        Blocks.Footnote footnote = new Blocks.Footnote(text.substring(2, end - 1), offset);
        return BlockStart.of(new ItemParser(footnote, INDENT)).atIndex(at + end + 1);
    }
}
