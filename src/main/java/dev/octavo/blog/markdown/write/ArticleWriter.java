package dev.octavo.blog.markdown.write;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.blog.markdown.block.BlockTree;
import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.block.Lines;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.ExcerptBuilder;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.markdown.html.SourcePositions;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.typography.Typography;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of an article. */
public final class ArticleWriter {
    /** In characters: about three lines of the widest column. */
    private static final int SHORTEST_WITH_INITIAL = 200;

    private final ArticleState state;
    private final BodyBuilder out;
    private final boolean decorated;
    private final CodeWriter code;
    private final MarkdownLint lint;
    private final Footnotes footnotes;
    private final AttributeWriter attributeWriter;
    private final RawHtmlWriter raw;
    private final InlineWriter inline;
    private final FigureWriter figures;
    private final ComponentWriter components;
    private final ListWriter lists;
    private final QuoteWriter quotes;
    private final TableWriter tables;
    /** The footnote being written, whose last paragraph gets the back links; null outside of footnotes. */
    private Footnotes.@Nullable Entry footnote;

    /** The level of the last heading; 0 before the first. */
    private int levelAbove;

    private boolean levelsSkipped;

    private ArticleWriter(ArticleState state, CodeHighlighter highlighter) {
        this.state = state;
        this.out = state.out;
        this.decorated = state.decorated;
        this.code = new CodeWriter(state, highlighter);
        this.lint = new MarkdownLint(state);
        this.footnotes = new Footnotes(state);
        this.attributeWriter = new AttributeWriter(state);
        this.raw = new RawHtmlWriter(state);
        this.inline = new InlineWriter(state, lint, footnotes, raw);
        this.figures = new FigureWriter(state, inline);
        this.components = new ComponentWriter(state);
        this.lists = new ListWriter(state, this, inline);
        this.quotes = new QuoteWriter(state, inline, lint, this::from);
        this.tables = new TableWriter(state, inline);
    }

    /** Parses and writes the article in {@code places}. */
    public static MarkdownDocument written(
            SourcePositions places, Dialect dialect, Typography typography, CodeHighlighter highlighter) {
        BlockTree tree = BlockTree.of(
                places.text(), places.lineStarts(), dialect.components(), dialect.hasFormulas(), dialect.comments());
        ArticleState state = new ArticleState(tree, places, dialect, typography);
        ArticleWriter writer = new ArticleWriter(state, highlighter);
        state.openTags.enter();
        writer.blocks(state.tree.document);
        state.openTags.leave();
        writer.footnotes();
        if (!dialect.wikilinks()) {
            tree.comments.forEach(at -> state.foreignSyntax(ForeignSyntax.COMMENT, at));
        }
        return state.document();
    }

    private void blocks(Node parent) {
        from(parent.getFirstChild());
    }

    private void from(@Nullable Node first) {
        for (Node node = first; node != null; node = node.getNext()) {
            Paragraph below = attributeWriter.below(node);
            if (below == null) {
                block(node);
            } else {
                out.line().add("<div" + attributeWriter.ofBlock(state.tree.prose(below)) + ">\n");
                state.openTags.enter();
                block(node);
                state.openTags.leave();
                out.line().add("</div>\n");
                node = below;
            }
        }
    }

    void block(Node node) {
        markSource(node);
        if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof Blocks.Heading heading) {
            heading(heading);
        } else if (node instanceof Blocks.Fence fence) {
            code.fence(fence);
        } else if (node instanceof IndentedCodeBlock block) {
            BlockText indented = Lines.raw(block.getContentLines());
            lint.indented(indented);
            code.plain(indented.text());
        } else if (node instanceof Blocks.Html html) {
            html(html.prose());
        } else if (node instanceof ThematicBreak) {
            out.line().add(decorated ? "<hr>\n" : "<hr />\n");
        } else if (node instanceof BlockQuote quote) {
            quotes.write(quote);
        } else if (node instanceof Blocks.ListBlock items) {
            lists.items(items);
        } else if (node instanceof Blocks.DefinitionList definitions) {
            lists.definitions(definitions);
        } else if (node instanceof Blocks.Table table) {
            lint.surplus(table);
            lint.captionBelow(table);
            tables.write(table);
        } else if (node instanceof Blocks.Component component) {
            component(component);
        } else if (node instanceof Blocks.Comment comment) {
            lint.comment(comment);
            blocks(comment);
        } else if (!(node instanceof Blocks.Footnote || node instanceof BlankLine)) {
            throw new IllegalStateException("a block of no known kind: " + node.getNodeName());
        }
    }

    /** Adds a block's source position to its element, for the preview. */
    void markSource(Node node) {
        if (state.dialect.sourceLines()) {
            Lines.start(node).ifPresent(start -> {
                Location place = state.places.location(start);
                out.mark(" data-octavo-line=\"" + place.line() + "\" data-octavo-file=\"" + Html.escape(place.path())
                        + "\"");
            });
        }
    }

    private void paragraph(Paragraph paragraph) {
        BlockText whole = state.tree.prose(paragraph);
        BlockText text = attributeWriter.withoutLastLine(whole);
        if (text == whole && isBlockOfArticle(paragraph) && components.embeddedAddress(text)) {
            return;
        }
        lint.paragraph(text);
        List<Inline> inlines = inline.typeset(inline.read(text));
        lint.spacedStrongText(text, inlines);
        if (isComment(inlines, text)) {
            return;
        }
        String attributes = text == whole ? "" : attributeWriter.ofBlock(whole);
        if (decorated && figures.write(inlines, text, attributes)) {
            return;
        }
        if (components.embedded(inlines, text)) {
            return;
        }
        if (!state.excerpt.isComplete() && footnote == null && !(paragraph.getParent() instanceof Blocks.ListItem)) {
            Excerpts.add(inlines, paragraph.getParent() instanceof Document, state.excerpt);
        }
        boolean plain = decorated && attributes.isEmpty();
        boolean picture = plain && FigureWriter.isPicture(inlines);
        boolean initial = plain && isFirst(paragraph) && mayHaveInitial(inlines);
        out.line().add(picture ? "<p class=\"picture\">" : initial ? "<p class=\"initial\">" : "<p" + attributes + ">");
        if (picture) {
            figures.picture(inlines, text);
        } else {
            inline.write(inlines, text);
        }
        if (footnote != null && paragraph.getNext() == null && paragraph.getParent() == footnote.block) {
            out.later(footnote::backLinks);
        }
        out.add("</p>\n");
    }

    /** Whether a paragraph consists of comments between {@code %%}, which leave nothing but white space. */
    private boolean isComment(List<Inline> inlines, BlockText text) {
        return text.text().startsWith("%%") && inlines.stream().allMatch(InlineWriter::isBlank);
    }

    /** Whether it stands in no list, quotation or footnote. */
    private static boolean isBlockOfArticle(Paragraph paragraph) {
        return paragraph.getParent() instanceof Document || paragraph.getParent() instanceof Blocks.Component;
    }

    private boolean isFirst(Paragraph paragraph) {
        return decorated
                && paragraph.getParent() == state.tree.document
                && paragraph.getPreviousAnyNot(BlankLine.class) == null;
    }

    /**
     * Whether a paragraph may have a drop cap: it is long, and begins with a capital in Latin, Greek or Cyrillic. Those are
     * recognised by their Unicode blocks, since Java's table of scripts is slow to load.
     */
    private static boolean mayHaveInitial(List<Inline> inlines) {
        if (inlines.isEmpty()
                || !(inlines.get(0) instanceof Inline.Text text)
                || text.text().isEmpty()) {
            return false;
        }
        int letter = text.text().codePointAt(0);
        return Character.isUpperCase(letter)
                && (letter < 0x530 || (letter >= 0x1E00 && letter < 0x2000))
                && PlainText.of(inlines, PlainText.Include.WORDS).length() >= SHORTEST_WITH_INITIAL;
    }

    private void heading(Blocks.Heading heading) {
        state.excerpt.end();
        BlockText whole = state.tree.prose(heading);
        BlockText text = attributeWriter.withoutEnd(whole);
        lint.mergeConflict(text);
        List<Inline> typed = inline.read(text);
        List<Inline> inlines = inline.typeset(typed);
        if (!decorated) {
            out.line().add("<h" + heading.level + ">");
            inline.heading(inlines, text);
            out.add("</h" + heading.level + ">\n");
            return;
        }
        if (heading.getParent() == state.tree.document) {
            warnOfSkippedLevel(heading, text);
        }
        // The page's title is its only h1.
        int level = Math.min(6, state.tree.hasTitle ? heading.level + 1 : heading.level);
        String words = words(inlines, PlainText.Include.WORDS);
        String attributes = text == whole ? "" : attributeWriter.ofBlock(whole);
        String id = text == whole ? "" : AttributeWriter.id(whole);
        if (id.isEmpty()) {
            id = state.ids.next(words(
                    typed, PlainText.Include.TYPED)); // as typed, so that links to it do not depend on typesetting
            state.anchors.add(id);
            attributes = " id=\"" + Html.escape(id) + "\"" + attributes;
        }
        state.headings.add(new Article.Heading(level, id, words));
        out.line().add("<div class=\"heading\"><h" + level + attributes + ">");
        inline.heading(inlines, text);
        out.add("</h" + level + ">");
        PageMarkup.linkTo(out, id, words);
        out.add("</div>\n");
    }

    private static String words(List<Inline> heading, PlainText.Include include) {
        String plain = PlainText.of(heading, include).strip();
        return plain.isEmpty() ? PlainText.of(heading, PlainText.Include.ALL).strip() : plain;
    }

    /** Warns once per article, since later headings mostly skip a level for the same reason. */
    private void warnOfSkippedLevel(Blocks.Heading heading, BlockText text) {
        if (!levelsSkipped && levelAbove > 0 && heading.level > levelAbove + 1) {
            lint.skippedLevel(heading.level, levelAbove, text);
            levelsSkipped = true;
        }
        levelAbove = heading.level;
    }

    private void component(Blocks.Component component) {
        out.line();
        components.open(component);
        int depth = state.typography.depth();
        state.typography.enter(component.name, component.attributes.all());
        inline.write(component.label);
        if (component.around) {
            out.inside();
            state.openTags.enter();
            figures.inGallery(component.name.equals("gallery"), () -> blocks(component));
            state.openTags.leave();
        } else if (component.name.equals("toc")) {
            out.inside().later(late -> late.add(TableOfContents.of(state.headings)));
        }
        state.typography.backTo(depth);
        out.close();
        if (!component.closed) {
            lint.unclosed(component);
        }
    }

    private void html(BlockText html) {
        String text = html.text();
        if (ExcerptBuilder.isEnd(text)) {
            state.excerpt.endHere();
        }
        int markdown = ForeignSyntax.markdownIn(text);
        if (markdown >= 0) {
            state.foreignSyntax(ForeignSyntax.MARKDOWN_IN_HTML, html.offset(markdown));
        }
        out.line();
        raw.write(html, 0, text.stripTrailing().length());
        out.add("\n");
    }

    private void footnotes() {
        if (footnotes.count() > 0) {
            out.line().add("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
            out.word(Word.FOOTNOTES).add("\">\n<ol>\n");
            for (int i = 0; i < footnotes.count(); i++) { // writing one may add others
                footnote(footnotes.entry(i));
            }
            out.add("</ol>\n</section>\n");
        }
        footnotes.unused().forEach(lint::unusedFootnote);
        state.tree.duplicateFootnotes.forEach(lint::duplicateFootnote);
    }

    private void footnote(Footnotes.Entry entry) {
        out.line().add("<li id=\"" + entry.id() + "\">\n");
        footnote = entry;
        state.openTags.enter();
        if (entry.block == null) {
            out.add("<p>");
            inline.count(entry.words);
            inline.write(inline.typeset(entry.words), entry.prose);
            out.later(entry::backLinks).add("</p>\n");
        } else {
            blocks(entry.block);
            if (!(entry.block.getLastChild() instanceof Paragraph)) {
                out.line().add("<p>").later(entry::backLinks).add("</p>\n");
            }
        }
        state.openTags.leave();
        out.line().add("</li>\n");
    }
}
