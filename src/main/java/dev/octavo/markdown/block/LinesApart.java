package dev.octavo.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts in the place of each paragraph one that flexmark does not know. It would join the lines of its own for an inline
 * parser, which takes time quadratic in their number where they are indented, and we have no use for the outcome:
 * {@code markdown.inline} reads running text when it is written, as CommonMark 0.31.2 has it.
 */
final class LinesApart implements ParagraphPreProcessorFactory, ParagraphPreProcessor {
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

    @Override
    public @Nullable Set<Class<?>> getAfterDependents() {
        return null;
    }

    @Override
    public @Nullable Set<Class<?>> getBeforeDependents() {
        return null;
    }

    @Override
    public boolean affectsGlobalScope() {
        return false;
    }
}
