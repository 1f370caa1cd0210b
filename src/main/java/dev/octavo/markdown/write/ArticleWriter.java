package dev.octavo.markdown.write;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.markdown.PageMarkup;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.block.Lines;
import dev.octavo.markdown.html.Alert;
import dev.octavo.markdown.html.LineMarks;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.site.Article;
import dev.octavo.text.Html;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of an article. */
public final class ArticleWriter {
    /** Where WordPress, Hugo and Jekyll cut what they show of an article in a list. */
    private static final Pattern MORE = Pattern.compile("<!--\\s*more\\s*-->");

    private final Draft draft;
    private final Markup out;
    private final boolean decorated;
    private final Footnotes footnotes;
    private final RawHtmlWriter raw;
    private final ProseWriter prose;
    private final ListWriter lists;
    private final CodeWriter code;
    private final TableWriter tables;
    /** The footnote whose last paragraph takes the links back. */
    private Footnotes.@Nullable Entry footnote;
    /** The level of the last heading; 0 before the first. */
    private int levelAbove;

    private boolean levelsSkipped;

    /** A writer of {@code draft} that has code blocks coloured by {@code tokens}. */
    public ArticleWriter(Draft draft, CodeWriter.Tokens tokens) {
        this.draft = draft;
        this.out = draft.out();
        this.decorated = draft.dialect().decorated();
        this.footnotes = new Footnotes(draft);
        this.raw = new RawHtmlWriter(draft);
        this.prose = new ProseWriter(draft, footnotes, raw);
        this.lists = new ListWriter(draft, this, prose);
        this.code = new CodeWriter(draft, tokens);
        this.tables = new TableWriter(draft, prose);
    }

    /** Writes all of it. */
    public void write() {
        blocks(draft.tree().document());
        footnotes();
    }

    /** Writes the blocks in {@code parent}. */
    void blocks(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node);
        }
    }

    void block(Node node) {
        mark(node);
        if (node instanceof Paragraph paragraph) {
            paragraph(paragraph);
        } else if (node instanceof Blocks.Heading heading) {
            heading(heading);
        } else if (node instanceof Blocks.Fence fence) {
            if (decorated) {
                Doubts.fence(fence, draft);
            }
            code.write(fence.text(), fence.info);
        } else if (node instanceof IndentedCodeBlock block) {
            code.write(Lines.text(block), "");
        } else if (node instanceof Blocks.Html html) {
            html(html.prose());
        } else if (node instanceof ThematicBreak) {
            out.line().add(decorated ? "<hr>\n" : "<hr />\n");
        } else if (node instanceof BlockQuote quote) {
            quote(quote);
        } else if (node instanceof Blocks.Items items) {
            lists.items(items);
        } else if (node instanceof Blocks.Definitions definitions) {
            lists.definitions(definitions);
        } else if (node instanceof Blocks.Table table) {
            if (decorated && table.surplus >= 0) {
                Doubts.surplus(table, draft);
            }
            tables.write(table);
        } else if (!(node instanceof Blocks.Footnote || node instanceof BlankLine)) {
            throw new IllegalStateException("a block of no known kind: " + node.getNodeName());
        }
    }

    /** Says where a block comes from, for one who looks at the page and wants to edit it. */
    void mark(Node node) {
        if (draft.dialect().lined()) {
            Lines.start(node)
                    .ifPresent(start -> out.line()
                            .add(LineMarks.of(draft.places().location(start).line())));
        }
    }

    private void paragraph(Paragraph paragraph) {
        Prose text = draft.tree().prose(paragraph);
        if (decorated && Doubts.isConflict(text.text())) {
            Doubts.conflict(text, draft);
        }
        if (decorated && Foreign.isScript(text.text())) {
            Doubts.unread(Foreign.MDX, draft, text.offset(0));
        }
        if (decorated && text.text().indexOf('|') >= 0) {
            Doubts.table(text, draft);
        }
        List<Inline> inlines = prose.read(text);
        if (isFigure(inlines)) {
            figure((Inline.Image) inlines.get(0), text);
            return;
        }
        boolean excerpted =
                !draft.excerpt().isComplete() && footnote == null && !(paragraph.getParent() instanceof Blocks.Item);
        if (excerpted) {
            excerpt(inlines);
        }
        out.line().add(isFirst(paragraph) && Initial.suits(inlines) ? "<p class=\"initial\">" : "<p>");
        prose.write(inlines, text);
        if (footnote != null && paragraph.getNext() == null && paragraph.getParent() == footnote.block) {
            out.later(footnote::backLinks);
        }
        out.add("</p>\n");
    }

    private void excerpt(List<Inline> inlines) {
        int cut = 0;
        while (cut < inlines.size() && !(inlines.get(cut) instanceof Inline.RawHtml html && isMore(html.html()))) {
            cut++;
        }
        draft.excerpt().add(PlainText.of(inlines.subList(0, cut), PlainText.Of.WORDS));
        if (cut < inlines.size()) {
            draft.excerpt().end();
        }
    }

    private static boolean isMore(String html) {
        return html.startsWith("<!--") && MORE.matcher(html).lookingAt();
    }

    private boolean isFirst(Paragraph paragraph) {
        return decorated
                && paragraph.getParent() == draft.tree().document()
                && paragraph.getPreviousAnyNot(BlankLine.class) == null;
    }

    /** A picture that stands alone is a figure if its title can be the caption. */
    private boolean isFigure(List<Inline> inlines) {
        return decorated
                && inlines.size() == 1
                && inlines.get(0) instanceof Inline.Image image
                && !image.target().title().isEmpty();
    }

    private void figure(Inline.Image image, Prose text) {
        Inline.Target target = image.target();
        Inline.Target untitled = new Inline.Target(target.destination(), "", target.at());
        out.line().add("<figure>\n");
        prose.image(new Inline.Image(untitled, image.content()), text);
        out.add("\n<figcaption>").text(target.title()).add("</figcaption>\n</figure>\n");
    }

    private void heading(Blocks.Heading heading) {
        draft.excerpt().end();
        Prose text = draft.tree().prose(heading);
        if (decorated && Doubts.isConflict(text.text())) {
            Doubts.conflict(text, draft);
        }
        List<Inline> inlines = prose.read(text);
        if (!decorated) {
            out.line().add("<h" + heading.level + ">");
            prose.write(inlines, text);
            out.add("</h" + heading.level + ">\n");
            return;
        }
        if (heading.getParent() == draft.tree().document()) {
            warnOfSkippedLevel(heading, text);
        }
        // The page's title is its only h1.
        int level = Math.min(6, draft.tree().hasTitle() ? heading.level + 1 : heading.level);
        String plain = PlainText.of(inlines, PlainText.Of.WORDS).strip();
        String words = plain.isEmpty() ? PlainText.of(inlines, PlainText.Of.ALL).strip() : plain;
        String id = draft.ids().next(words);
        draft.anchors().add(id);
        draft.headings().add(new Article.Heading(level, id, words));
        String safe = Html.escape(id);
        out.line().add("<div class=\"heading\"><h" + level + " id=\"" + safe + "\">");
        prose.write(inlines, text);
        out.add("</h" + level + ">")
                .add(PageMarkup.linkTo(safe, Html.escape(words)))
                .add("</div>\n");
    }

    /** Once for each article: what follows mostly skips for the same reason. */
    private void warnOfSkippedLevel(Blocks.Heading heading, Prose text) {
        if (!levelsSkipped && levelAbove > 0 && heading.level > levelAbove + 1) {
            Doubts.skippedLevel(heading.level, levelAbove, text, draft);
            levelsSkipped = true;
        }
        levelAbove = heading.level;
    }

    private void html(Prose html) {
        String text = html.text();
        if (isMore(text)) {
            draft.excerpt().end();
        }
        int markdown = decorated ? Foreign.markdownIn(text) : -1;
        if (markdown >= 0) {
            Doubts.unread(Foreign.MARKDOWN_IN_HTML, draft, html.offset(markdown));
        }
        out.line();
        raw.write(html, 0, text.stripTrailing().length());
        out.add("\n");
    }

    private void quote(BlockQuote quote) {
        if (decorated && quote.getFirstChild() instanceof Paragraph paragraph) {
            Prose first = draft.tree().prose(paragraph);
            Alert alert = Alert.of(first);
            if (alert != null) {
                alert(alert, first, paragraph.getNext());
                return;
            }
            Doubts.alert(first, draft);
        }
        out.line().add("<blockquote>\n");
        blocks(quote);
        out.line().add("</blockquote>\n");
    }

    private void alert(Alert alert, Prose first, @Nullable Node others) {
        out.line();
        out.add("<div class=\"alert alert-" + alert.id() + "\" role=\"note\">\n");
        out.add("<p class=\"alert-title\">" + alert.title() + "</p>\n");
        Prose rest = alert.rest(first);
        if (!rest.text().isEmpty()) {
            out.add("<p>");
            prose.write(rest);
            out.add("</p>\n");
        }
        for (Node node = others; node != null; node = node.getNext()) {
            block(node);
        }
        out.line().add("</div>\n");
    }

    private void footnotes() {
        if (footnotes.count() > 0) {
            footnoteSection();
        }
        if (decorated) {
            footnotes.unmentioned().forEach(footnote -> Doubts.unmentioned(footnote, draft));
            draft.tree().repeatedFootnotes().forEach(footnote -> Doubts.repeated(footnote, draft));
        }
    }

    private void footnoteSection() {
        out.line().add("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n");
        for (int i = 0; i < footnotes.count(); i++) {
            footnote(footnotes.entry(i));
        }
        out.add("</ol>\n</section>\n");
    }

    private void footnote(Footnotes.Entry entry) {
        out.line().add("<li id=\"" + entry.id() + "\">\n");
        footnote = entry;
        if (entry.block == null) {
            out.add("<p>");
            prose.count(entry.words);
            prose.write(entry.words, entry.prose);
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
