package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.parser.delimiter.DelimiterProcessor;
import com.vladsch.flexmark.parser.internal.CommonmarkInlineParser;
import com.vladsch.flexmark.parser.internal.LinkRefProcessorData;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.dependency.Dependent;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.Abbreviations;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import dev.octavo.blog.markdown.syntax.TooComplexException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The blocks of an article, with the footnotes, link definitions and abbreviations for all of it. */
public final class BlockTree {
    /** Parsers by whether they recognise components, formulas and comments; created on demand, since most sites need only one. */
    private static final Map<List<Boolean>, Parser> PARSERS = new ConcurrentHashMap<>();

    /** What flexmark would make for each article, with many patterns, and has no text for. */
    private static final ThreadLocal<@Nullable InlineParser> UNUSED = new ThreadLocal<>();

    /** The one place where flexmark is configured. It parses blocks only; inline text is ours. */
    private static Parser parser(boolean components, boolean formulas, boolean comments) {
        return Parser.builder(new MutableDataSet()
                        .set(Parser.HEADING_PARSER, false)
                        .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                        .set(Parser.HTML_BLOCK_PARSER, false)
                        .set(Parser.THEMATIC_BREAK_PARSER, false)
                        .set(Parser.LIST_BLOCK_PARSER, false)
                        .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false)
                        .set(Parser.TRACK_DOCUMENT_LINES, false))
                .customBlockParserFactory(new BlockStarts(components, formulas, comments))
                .paragraphPreProcessorFactory(new ParagraphReplacer())
                .customInlineParserFactory(BlockTree::inlineParser)
                .build();
    }

    private static InlineParser inlineParser(
            DataHolder options,
            BitSet special,
            BitSet delimiters,
            Map<Character, DelimiterProcessor> processors,
            LinkRefProcessorData references,
            List<InlineParserExtensionFactory> extensions) {
        InlineParser parser = UNUSED.get();
        if (parser == null) {
            parser = new CommonmarkInlineParser(options, special, delimiters, processors, references, extensions);
            UNUSED.set(parser);
        }
        return parser;
    }

    /** An extension of flexmark that does not depend on the order of extensions. */
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
    /** The link reference definitions, which are removed from the blocks. */
    public final LinkDefinitions references = new LinkDefinitions();
    /** By normalized label; the first footnote with a label counts. */
    public final Map<String, Blocks.Footnote> footnotes = new HashMap<>();
    /** Footnotes with the label of an earlier one. */
    public final List<Blocks.Footnote> duplicateFootnotes = new ArrayList<>();
    /** The abbreviations, which are removed from the blocks too. */
    public final Abbreviations abbreviations = new Abbreviations();
    /** Whether there is a heading of level 1. */
    public boolean hasTitle;

    /** Where comments of several lines begin. */
    public final List<Integer> comments = new ArrayList<>();

    private final IdentityHashMap<Node, BlockText> shortened = new IdentityHashMap<>();

    private BlockTree(Document document) {
        this.document = document;
    }

    /**
     * Parses {@code text}, whose only line ending is {@code \n}.
     *
     * @param lineStarts the offset of each line, including an empty one after the last line ending
     * @param components whether to recognise components and abbreviations
     * @param comments whether to recognise comments between {@code %%}
     * @throws TooComplexException if it is nested too deeply or takes too many steps
     */
    public static BlockTree of(String text, int[] lineStarts, boolean components, boolean formulas, boolean comments) {
        Parser parser = PARSERS.computeIfAbsent(
                List.of(components, formulas, comments), flags -> parser(components, formulas, comments));
        BlockTree tree =
                new BlockTree(parser.parse(new LineIndex(BasedSequence.of(new StepLimitedText(text)), lineStarts)));
        tree.gather(tree.document, components);
        return tree;
    }

    /** The text of a paragraph without the link definitions at its start. */
    public BlockText prose(Paragraph paragraph) {
        BlockText rest = shortened.get(paragraph);
        return rest == null ? Lines.prose(paragraph) : rest;
    }

    /** The text of a heading without the link definitions at its start. */
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
            if (node instanceof Blocks.Comment comment && comment.closed) {
                comments.add(comment.at);
                if (!comment.hasChildren()) {
                    node.unlink();
                }
            }
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

    /**
     * Replaces each paragraph with a copy that flexmark does not track. Otherwise flexmark would join its lines for an inline
     * parser, which takes quadratic time for indented lines and is not needed: {@code markdown.inline} parses inline text.
     */
    private static final class ParagraphReplacer
            implements ParagraphPreProcessorFactory, ParagraphPreProcessor, BlockTree.Unordered {
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

    /**
     * An article that appears to have lines of one character and a line ending. flexmark searches for line endings character by
     * character, which takes a fifth of the time of parsing; here it finds each one at once, and still gets the whole line.
     */
    @SuppressWarnings("unchecked") // for getBuilder(), which flexmark overrides with another type
    private static final class LineIndex extends BasedSequence.EmptyBasedSequence {
        private final BasedSequence article;
        private final int[] lineStarts;

        /** @param lineStarts the offset of each line, including an empty one after the last line ending */
        LineIndex(BasedSequence article, int[] lineStarts) {
            this.article = article;
            this.lineStarts = lineStarts;
        }

        @Override
        public int length() {
            int last = lineStarts.length - 1;
            return 2 * last + (lineStarts[last] < article.length() ? 1 : 0);
        }

        @Override
        public char charAt(int index) {
            return index % 2 == 0 ? ' ' : '\n';
        }

        @Override
        public BasedSequence subSequence(int start, int end) {
            return article.subSequence(offset(start), offset(end));
        }

        private int offset(int index) {
            int line = index / 2;
            if (index % 2 == 0) {
                return lineStarts[line];
            }
            return line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : article.length();
        }
    }

    /**
     * An article that counts reads of its characters, and stops parsing when there are far too many for its length. Unlike a
     * timeout, this gives the same result on every machine.
     */
    private static final class StepLimitedText implements CharSequence {
        private static final long STEPS = 2_000_000;
        /** The median of 383 real articles is 1.3 steps per character, the maximum 2.3. */
        private static final long STEPS_A_CHARACTER = 12;

        private final String text;
        private long left;

        StepLimitedText(String text) {
            this.text = text;
            this.left =
                    STEPS + (STEPS_A_CHARACTER - 1) * text.length(); // one per character went into finding the lines
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooComplexException(
                        "reading its blocks takes more than " + STEPS_A_CHARACTER + " steps a character");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        /** The text itself; reading it is not counted. */
        @Override
        public String toString() {
            return text;
        }
    }
}
