package dev.octavo.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.dependency.Dependent;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.markdown.syntax.Abbreviations;
import dev.octavo.markdown.syntax.BlockText;
import dev.octavo.markdown.syntax.LinkDefinitions;
import dev.octavo.markdown.syntax.TooComplexException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The blocks of an article, and what they define for all of it. */
public final class BlockTree {
    /** By whether there may be components, and formulas; made when they are first asked for, as most sites need one. */
    private static final Map<List<Boolean>, Parser> PARSERS = new ConcurrentHashMap<>();

    /** The one place where flexmark is set up. Running text is not its business here. */
    private static Parser parser(boolean components, boolean formulas) {
        return Parser.builder(new MutableDataSet()
                        .set(Parser.HEADING_PARSER, false)
                        .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                        .set(Parser.HTML_BLOCK_PARSER, false)
                        .set(Parser.THEMATIC_BREAK_PARSER, false)
                        .set(Parser.LIST_BLOCK_PARSER, false)
                        .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false)
                        .set(Parser.TRACK_DOCUMENT_LINES, false))
                .customBlockParserFactory(new BlockStarts(components, formulas))
                .paragraphPreProcessorFactory(new ParagraphReplacer())
                .build();
    }

    /** What flexmark asks of each part that it is given: ours need no order among them. */
    interface Unordered extends Dependent {
        @Override
        default @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        default @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        default boolean affectsGlobalScope() {
            return false;
        }
    }

    public final Document document;
    /** The link reference definitions; they are no longer part of the blocks. */
    public final LinkDefinitions references = new LinkDefinitions();
    /** By normalized label; the first of a label counts. */
    public final Map<String, Blocks.Footnote> footnotes = new HashMap<>();
    /** Footnotes whose label an earlier one has. */
    public final List<Blocks.Footnote> duplicateFootnotes = new ArrayList<>();
    /** They are no longer part of the blocks either. */
    public final Abbreviations abbreviations = new Abbreviations();
    /** Whether a heading of level 1 is among the blocks. */
    public boolean hasTitle;

    private final IdentityHashMap<Node, BlockText> shortened = new IdentityHashMap<>();

    private BlockTree(Document document) {
        this.document = document;
    }

    /**
     * The blocks of {@code text}, whose lines are parted by {@code \n} only.
     *
     * @param lineStarts where each line starts, the one after the last line ending too
     * @param components whether there may be components in it
     * @param formulas whether there may be formulas in it
     * @throws TooComplexException where it is nested too deeply or takes too many steps
     */
    public static BlockTree of(String text, int[] lineStarts, boolean components, boolean formulas) {
        Parser parser = PARSERS.computeIfAbsent(List.of(components, formulas), flags -> parser(components, formulas));
        BlockTree tree =
                new BlockTree(parser.parse(new LineIndex(BasedSequence.of(new StepLimitedText(text)), lineStarts)));
        tree.gather(tree.document, components);
        return tree;
    }

    /** The running text of a paragraph, without the definitions at its start. */
    public BlockText prose(Paragraph paragraph) {
        BlockText rest = shortened.get(paragraph);
        return rest == null ? Lines.prose(paragraph) : rest;
    }

    /** The running text of a heading, without the definitions at its start. */
    public BlockText prose(Blocks.Heading heading) {
        return shortened.getOrDefault(heading, heading.prose);
    }

    private void gather(Node parent, boolean abbreviated) {
        Node next;
        for (Node node = parent.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            if (node instanceof Paragraph paragraph && Lines.startsWith(paragraph, '[')) {
                takeDefinitions(paragraph, Lines.prose(paragraph));
            } else if (abbreviated && node instanceof Paragraph paragraph && Lines.startsWith(paragraph, '*')) {
                String text = Lines.prose(paragraph).text();
                if (text.startsWith("*[") && abbreviations.readFrom(text)) {
                    node.unlink();
                }
            } else if (node instanceof Blocks.Heading heading) {
                hasTitle |= heading.level == 1;
                takeDefinitions(heading, heading.prose);
            } else if (node instanceof Blocks.Footnote footnote) {
                if (footnotes.putIfAbsent(footnote.label, footnote) != null) {
                    duplicateFootnotes.add(footnote);
                }
            }
            gather(node, abbreviated);
        }
    }

    private void takeDefinitions(Node node, BlockText prose) {
        int end = references.readFrom(prose.text());
        if (end == prose.text().length() && node instanceof Paragraph) {
            node.unlink();
        } else if (end > 0) {
            shortened.put(node, prose.from(end));
        }
    }
}
