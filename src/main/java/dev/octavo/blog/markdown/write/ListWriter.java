package dev.octavo.blog.markdown.write;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.lib.text.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lists, task lists and definition lists. */
final class ListWriter {
    private final ArticleState state;
    private final BodyBuilder out;
    private final ArticleWriter blocks;
    private final InlineWriter inline;

    ListWriter(ArticleState state, ArticleWriter blocks, InlineWriter inline) {
        this.state = state;
        this.out = state.out;
        this.blocks = blocks;
        this.inline = inline;
    }

    void items(Blocks.ListBlock list) {
        String tag = list.ordered ? "ol" : "ul";
        String start = list.ordered && list.start != 1 ? " start=\"" + list.start + "\"" : "";
        out.line().add("<" + tag + start + ">\n");
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Blocks.ListItem item) {
                item(item, list.tight);
            }
        }
        out.line().add("</" + tag + ">\n");
    }

    private void item(Blocks.ListItem item, boolean tight) {
        BlockText first = item.getFirstChild() instanceof Paragraph paragraph ? state.tree.prose(paragraph) : null;
        boolean task = first != null && isTask(first.text());
        blocks.markSource(item);
        out.line().add(task && state.decorated ? "<li class=\"task\">" : "<li>");
        state.openTags.enter();
        Node rest = item.getFirstChild();
        if (first != null && task) {
            task(first, tight);
            rest = item.getFirstChild().getNext();
        }
        content(rest, tight);
        state.openTags.leave();
        out.add("</li>\n");
    }

    /** Writes the blocks from {@code first} on; in a tight list paragraphs are written without {@code <p>}. */
    private void content(@Nullable Node first, boolean tight) {
        for (Node node = first; node != null; node = node.getNext()) {
            if (tight && node instanceof Paragraph paragraph) {
                BlockText prose = state.tree.prose(paragraph);
                inline.write(inline.typeset(inline.read(prose)), prose);
            } else {
                blocks.block(node);
            }
        }
    }

    /** GFM 0.29, section 5.3. */
    private static boolean isTask(String text) {
        boolean box = text.startsWith("[ ]") || text.startsWith("[x]") || text.startsWith("[X]");
        return box && text.length() > 4 && Characters.isAsciiWhitespace(text.charAt(3));
    }

    private void task(BlockText text, boolean tight) {
        boolean done = text.text().charAt(1) != ' ';
        BlockText words = text.from(4);
        List<Inline> inlines = inline.typeset(inline.read(words));
        String name = PlainText.of(inlines, PlainText.Include.WORDS).strip();
        out.add(tight ? "" : "\n<p>")
                .add(done ? "<input checked=\"\"" : "<input")
                .add(" disabled=\"\" type=\"checkbox\"");
        out.add(state.decorated ? " aria-label=\"" + Html.escape(name) + "\"" : "")
                .add("> ");
        inline.write(inlines, words);
        out.add(tight ? "" : "</p>\n");
    }

    /** Writes a definition list; adjacent lists become one. */
    void definitions(Blocks.DefinitionList list) {
        if (!(list.getPreviousAnyNot(BlankLine.class) instanceof Blocks.DefinitionList)) {
            out.line().add("<dl>\n");
        }
        int at = 0;
        for (String term : list.terms.text().split("\n", -1)) {
            out.add("<dt>");
            inline.write(BlockText.of(term, list.terms.offset(at)));
            out.add("</dt>\n");
            at += term.length() + 1;
        }
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Blocks.Definition definition) {
                out.line().add("<dd>");
                state.openTags.enter();
                content(definition.getFirstChild(), definition.tight);
                state.openTags.leave();
                out.add("</dd>\n");
            }
        }
        if (!(list.getNextAnyNot(BlankLine.class) instanceof Blocks.DefinitionList)) {
            out.add("</dl>\n");
        }
    }
}
