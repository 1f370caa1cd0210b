package dev.octavo.markdown.write;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.markdown.block.BlockTree;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.block.Lines;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.html.Excerpt;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.markdown.html.PageMarkup;
import dev.octavo.markdown.html.Places;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Location;
import dev.octavo.site.Article;
import dev.octavo.text.CodeHighlighter;
import dev.octavo.text.Html;
import dev.octavo.typography.Typography;
import dev.octavo.words.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of an article. */
public final class ArticleWriter {
    /** About three lines where they are longest. */
    private static final int SHORTEST_WITH_INITIAL = 200;

    private final Draft draft;
    private final BodyBuilder out;
    private final boolean decorated;
    private final CodeWriter code;
    private final Doubts doubts;
    private final Footnotes footnotes;
    private final Extras extras;
    private final RawHtmlWriter raw;
    private final ProseWriter prose;
    private final FigureWriter figures;
    private final ComponentWriter components;
    private final ListWriter lists;
    private final QuoteWriter quotes;
    private final TableWriter tables;
    /** The footnote being written; its last paragraph gets the links back. */
    private Footnotes.@Nullable Entry footnote;

    /** The level of the last heading; 0 before the first. */
    private int levelAbove;

    private boolean levelsSkipped;

    private ArticleWriter(Draft draft, CodeHighlighter highlighter) {
        this.draft = draft;
        this.out = draft.out;
        this.decorated = draft.decorated;
        this.code = new CodeWriter(draft, highlighter);
        this.doubts = new Doubts(draft);
        this.footnotes = new Footnotes(draft);
        this.extras = new Extras(draft);
        this.raw = new RawHtmlWriter(draft);
        this.prose = new ProseWriter(draft, doubts, footnotes, raw);
        this.figures = new FigureWriter(draft, prose);
        this.components = new ComponentWriter(draft);
        this.lists = new ListWriter(draft, this, prose);
        this.quotes = new QuoteWriter(draft, prose, doubts, this::from);
        this.tables = new TableWriter(draft, prose);
    }

    /** Parses and writes the article in {@code places}. */
    public static MarkdownDocument written(
            Places places, Dialect dialect, Typography typography, CodeHighlighter highlighter) {
        BlockTree tree = BlockTree.of(places.text(), places.lineStarts(), dialect.components(), dialect.hasFormulas());
        Draft draft = new Draft(tree, places, dialect, typography);
        ArticleWriter writer = new ArticleWriter(draft, highlighter);
        writer.blocks(draft.tree.document);
        writer.footnotes();
        return draft.document();
    }

    private void blocks(Node parent) {
        from(parent.getFirstChild());
    }

    private void from(@Nullable Node first) {
        for (Node node = first; node != null; node = node.getNext()) {
            Paragraph below = extras.below(node);
            if (below == null) {
                block(node);
            } else {
                out.line().add("<div" + extras.ofBlock(draft.tree.prose(below)) + ">\n");
                block(node);
                out.line().add("</div>\n");
                node = below;
            }
        }
    }

    void block(Node node) {
        mark(node);
        if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof Blocks.Heading heading) {
            heading(heading);
        } else if (node instanceof Blocks.Fence fence) {
            code.fence(fence);
        } else if (node instanceof IndentedCodeBlock block) {
            code.plain(Lines.raw(block.getContentLines()).text());
        } else if (node instanceof Blocks.Html html) {
            html(html.prose());
        } else if (node instanceof ThematicBreak) {
            out.line().add(decorated ? "<hr>\n" : "<hr />\n");
        } else if (node instanceof BlockQuote quote) {
            quotes.write(quote);
        } else if (node instanceof Blocks.Items items) {
            lists.items(items);
        } else if (node instanceof Blocks.Definitions definitions) {
            lists.definitions(definitions);
        } else if (node instanceof Blocks.Table table) {
            doubts.surplus(table);
            tables.write(table);
        } else if (node instanceof Blocks.Component component) {
            component(component);
        } else if (!(node instanceof Blocks.Footnote || node instanceof BlankLine)) {
            throw new IllegalStateException("a block of no known kind: " + node.getNodeName());
        }
    }

    /** Says where a block comes from, for an author who looks at the page and wants to edit it. */
    void mark(Node node) {
        if (draft.dialect.lined()) {
            Lines.start(node).ifPresent(start -> {
                Location place = draft.places.location(start);
                out.mark(" data-octavo-line=\"" + place.line() + "\" data-octavo-file=\"" + Html.escape(place.path())
                        + "\"");
            });
        }
    }

    private void paragraph(Paragraph paragraph) {
        Prose whole = draft.tree.prose(paragraph);
        Prose text = extras.withoutLastLine(whole);
        doubts.paragraph(text);
        List<Inline> inlines = prose.set(prose.read(text));
        String attributes = text == whole ? "" : extras.ofBlock(whole);
        if (decorated && figures.write(inlines, text, attributes)) {
            return;
        }
        if (components.embedded(inlines, text)) {
            return;
        }
        if (!draft.excerpt.isComplete() && footnote == null && !(paragraph.getParent() instanceof Blocks.Item)) {
            excerpt(inlines);
        }
        boolean initial = attributes.isEmpty() && isFirst(paragraph) && mayHaveInitial(inlines);
        out.line().add(initial ? "<p class=\"initial\">" : "<p" + attributes + ">");
        prose.write(inlines, text);
        if (footnote != null && paragraph.getNext() == null && paragraph.getParent() == footnote.block) {
            out.later(footnote::backLinks);
        }
        out.add("</p>\n");
    }

    private void excerpt(List<Inline> inlines) {
        int cut = 0;
        while (cut < inlines.size()
                && !(inlines.get(cut) instanceof Inline.RawHtml html && Excerpt.isEnd(html.html()))) {
            cut++;
        }
        draft.excerpt.add(PlainText.of(inlines.subList(0, cut), PlainText.Of.WORDS));
        if (cut < inlines.size()) {
            draft.excerpt.endHere();
        }
    }

    private boolean isFirst(Paragraph paragraph) {
        return decorated
                && paragraph.getParent() == draft.tree.document
                && paragraph.getPreviousAnyNot(BlankLine.class) == null;
    }

    /**
     * Whether a paragraph may begin with a letter as tall as several lines: it has some, and begins with a capital of
     * Latin, Greek or Cyrillic, told by their blocks, as Java's table of scripts is slow to load.
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
                && PlainText.of(inlines, PlainText.Of.WORDS).length() >= SHORTEST_WITH_INITIAL;
    }

    private void heading(Blocks.Heading heading) {
        draft.excerpt.end();
        Prose whole = draft.tree.prose(heading);
        Prose text = extras.withoutEnd(whole);
        doubts.conflict(text);
        List<Inline> typed = prose.read(text);
        List<Inline> inlines = prose.set(typed);
        if (!decorated) {
            out.line().add("<h" + heading.level + ">");
            prose.heading(inlines, text);
            out.add("</h" + heading.level + ">\n");
            return;
        }
        if (heading.getParent() == draft.tree.document) {
            warnOfSkippedLevel(heading, text);
        }
        // The page's title is its only h1.
        int level = Math.min(6, draft.tree.hasTitle ? heading.level + 1 : heading.level);
        String words = words(inlines);
        String attributes = text == whole ? "" : extras.ofBlock(whole);
        String id = text == whole ? "" : Extras.id(whole);
        if (id.isEmpty()) {
            id = draft.ids.next(words(typed)); // so that links to it do not depend on how it is set
            draft.anchors.add(id);
            attributes = " id=\"" + Html.escape(id) + "\"" + attributes;
        }
        draft.headings.add(new Article.Heading(level, id, words));
        out.line().add("<div class=\"heading\"><h" + level + attributes + ">");
        prose.heading(inlines, text);
        out.add("</h" + level + ">");
        PageMarkup.linkTo(out, id, words);
        out.add("</div>\n");
    }

    private static String words(List<Inline> heading) {
        String plain = PlainText.of(heading, PlainText.Of.WORDS).strip();
        return plain.isEmpty() ? PlainText.of(heading, PlainText.Of.ALL).strip() : plain;
    }

    /** Once for each article: later headings mostly skip a level for the same reason. */
    private void warnOfSkippedLevel(Blocks.Heading heading, Prose text) {
        if (!levelsSkipped && levelAbove > 0 && heading.level > levelAbove + 1) {
            doubts.skippedLevel(heading.level, levelAbove, text);
            levelsSkipped = true;
        }
        levelAbove = heading.level;
    }

    private void component(Blocks.Component component) {
        out.line();
        components.open(component);
        int depth = draft.languages.depth();
        draft.languages.enter(component.name, component.attributes.all());
        prose.write(component.label);
        if (component.around) {
            out.inside();
            figures.inGallery(component.name.equals("gallery"), () -> blocks(component));
        } else if (component.name.equals("toc")) {
            out.inside().later(late -> late.add(ContentsList.of(draft.headings)));
        }
        draft.languages.backTo(depth);
        out.close();
        if (!component.closed) {
            doubts.unclosed(component);
        }
    }

    private void html(Prose html) {
        String text = html.text();
        if (Excerpt.isEnd(text)) {
            draft.excerpt.endHere();
        }
        int markdown = Foreign.markdownIn(text);
        if (markdown >= 0) {
            draft.unread(Foreign.MARKDOWN_IN_HTML, html.offset(markdown));
        }
        out.line();
        raw.write(html, 0, text.stripTrailing().length());
        out.add("\n");
    }

    private void footnotes() {
        if (footnotes.count() > 0) {
            out.line().add("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
            out.say(Word.FOOTNOTES).add("\">\n<ol>\n");
            for (int i = 0; i < footnotes.count(); i++) { // writing one may add others
                footnote(footnotes.entry(i));
            }
            out.add("</ol>\n</section>\n");
        }
        footnotes.unmentioned().forEach(doubts::unmentioned);
        draft.openTags.each(doubts::neverClosed);
        draft.tree.repeatedFootnotes.forEach(doubts::repeated);
    }

    private void footnote(Footnotes.Entry entry) {
        out.line().add("<li id=\"" + entry.id() + "\">\n");
        footnote = entry;
        if (entry.block == null) {
            out.add("<p>");
            prose.count(entry.words);
            prose.write(prose.set(entry.words), entry.prose);
            out.later(entry::backLinks).add("</p>\n");
        } else {
            blocks(entry.block);
            if (!(entry.block.getLastChild() instanceof Paragraph)) {
                out.line().add("<p>").later(entry::backLinks).add("</p>\n");
            }
        }
        out.line().add("</li>\n");
    }
}
