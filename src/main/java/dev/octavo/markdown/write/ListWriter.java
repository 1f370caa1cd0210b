package dev.octavo.markdown.write;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.syntax.Characters;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.text.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lists: of items, of tasks, of definitions. */
final class ListWriter {
    private final Draft draft;
    private final BodyBuilder out;
    private final ArticleWriter blocks;
    private final ProseWriter prose;

    ListWriter(Draft draft, ArticleWriter blocks, ProseWriter prose) {
        this.draft = draft;
        this.out = draft.out;
        this.blocks = blocks;
        this.prose = prose;
    }

    void items(Blocks.Items list) {
        String tag = list.ordered ? "ol" : "ul";
        String start = list.ordered && list.start != 1 ? " start=\"" + list.start + "\"" : "";
        out.line().add("<" + tag + start + ">\n");
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Blocks.Item item) {
                item(item, list.tight);
            }
        }
        out.line().add("</" + tag + ">\n");
    }

    private void item(Blocks.Item item, boolean tight) {
        Prose first = item.getFirstChild() instanceof Paragraph paragraph ? draft.tree.prose(paragraph) : null;
        boolean task = first != null && isTask(first.text());
        blocks.mark(item);
        out.line().add(task && draft.decorated ? "<li class=\"task\">" : "<li>");
        Node rest = item.getFirstChild();
        if (first != null && task) {
            task(first, tight);
            rest = item.getFirstChild().getNext();
        }
        content(rest, tight);
        out.add("</li>\n");
    }

    /** Writes the blocks from {@code first} on; in a tight list a paragraph is its words alone. */
    private void content(@Nullable Node first, boolean tight) {
        for (Node node = first; node != null; node = node.getNext()) {
            if (tight && node instanceof Paragraph paragraph) {
                prose.write(draft.tree.prose(paragraph));
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

    private void task(Prose text, boolean tight) {
        boolean done = text.text().charAt(1) != ' ';
        Prose words = text.from(4);
        List<Inline> inlines = prose.set(prose.read(words));
        String name = PlainText.of(inlines, PlainText.Of.WORDS).strip();
        out.add(tight ? "" : "\n<p>")
                .add(done ? "<input checked=\"\"" : "<input")
                .add(" disabled=\"\" type=\"checkbox\"");
        out.add(draft.decorated ? " aria-label=\"" + Html.escape(name) + "\"" : "")
                .add("> ");
        prose.write(inlines, words);
        out.add(tight ? "" : "</p>\n");
    }

    /** Two lists with nothing between them become one. */
    void definitions(Blocks.Definitions list) {
        if (!(list.getPreviousAnyNot(BlankLine.class) instanceof Blocks.Definitions)) {
            out.line().add("<dl>\n");
        }
        int at = 0;
        for (String term : list.terms.text().split("\n", -1)) {
            out.add("<dt>");
            prose.write(Prose.of(term, list.terms.offset(at)));
            out.add("</dt>\n");
            at += term.length() + 1;
        }
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Blocks.Definition definition) {
                out.line().add("<dd>");
                content(definition.getFirstChild(), definition.tight);
                out.add("</dd>\n");
            }
        }
        if (!(list.getNextAnyNot(BlankLine.class) instanceof Blocks.Definitions)) {
            out.add("</dl>\n");
        }
    }
}
