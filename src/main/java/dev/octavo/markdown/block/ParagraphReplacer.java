package dev.octavo.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import java.util.List;

/**
 * Replaces each paragraph with a copy that flexmark does not track. Otherwise flexmark would join its lines for an inline
 * parser, which takes quadratic time for indented lines and is not needed: {@code markdown.inline} parses inline text.
 */
final class ParagraphReplacer implements ParagraphPreProcessorFactory, ParagraphPreProcessor, BlockTree.Unordered {
    @Override
    public ParagraphPreProcessor apply(ParserState state) {
        return this;
    }

    @Override
    public int preProcessBlock(Paragraph paragraph, ParserState state) {
        if (paragraph.getParent() != null) { // else it has become the header of a table, a heading or a term
            Paragraph ours = new Paragraph();
            ours.setContent(paragraph.getContentLines());
            paragraph.insertBefore(ours);
            paragraph.unlink();
        }
        paragraph.setContentLines(List.of());
        return 0;
    }
}
