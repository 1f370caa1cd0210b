package dev.octavo.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import java.util.List;

/**
 * Replaces each paragraph by one that flexmark does not know. flexmark would join the lines of its own for an inline
 * parser, in time quadratic in their number where they are indented, and for nothing: {@code markdown.inline} parses
 * running text when it is written, as CommonMark 0.31.2 demands.
 */
final class ParagraphReplacer implements ParagraphPreProcessorFactory, ParagraphPreProcessor, BlockTree.Unordered {
    @Override
    public ParagraphPreProcessor apply(ParserState state) {
        return this;
    }

    @Override
    public int preProcessBlock(Paragraph paragraph, ParserState state) {
        if (paragraph.getParent() != null) { // and not the head of a table, the text of a heading or a term by now
            Paragraph ours = new Paragraph();
            ours.setContent(paragraph.getContentLines());
            paragraph.insertBefore(ours);
            paragraph.unlink();
        }
        paragraph.setContentLines(List.of());
        return 0;
    }
}
