package dev.octavo.markdown.tree;

import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.InlineParserImpl;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Leaves running text alone: {@code markdown.inline} reads it when it is rendered, in linear time and as CommonMark
 * 0.31.2 has it, which flexmark's parser does in neither respect.
 */
final class NoInlines extends InlineParserImpl {
    NoInlines(
            DataHolder options,
            BitSet special,
            BitSet delimiters,
            Map<Character, DelimiterProcessor> processors,
            LinkRefProcessorData references,
            List<InlineParserExtensionFactory> extensions) {
        super(options, special, delimiters, processors, references, extensions);
    }

    @Override
    public void parse(BasedSequence input, Node node) {
        // Nothing to do.
    }
}
