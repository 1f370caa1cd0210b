package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An article's footnotes in order of first reference. Their ids contain a colon, unlike those of headings. */
final class Footnotes {
    private final ArticleState state;
    private final Map<String, Entry> byLabel = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Footnotes(ArticleState state) {
        this.state = state;
    }

    /** A footnote: a block, or inline text at its reference. */
    static final class Entry {
        final int number;
        final Blocks.@Nullable Footnote block;
        final List<Inline> words;
        final BlockText prose;
        private int marks;

        private Entry(int number, Blocks.@Nullable Footnote block, List<Inline> words, BlockText prose) {
            this.number = number;
            this.block = block;
            this.words = words;
            this.prose = prose;
        }

        String id() {
            return "fn:" + number;
        }

        private String markId(int mark) {
            return "fnref:" + number + (mark == 1 ? "" : "-" + mark);
        }

        /** Writes a link back to each reference. */
        void backLinks(BodyBuilder out) {
            for (int i = 1; i <= marks; i++) {
                out.add(" <a class=\"footnote-back\" href=\"#" + markId(i) + "\" role=\"doc-backlink\" aria-label=\"");
                out.word(Word.BACK_TO_REFERENCE, number + (i == 1 ? "" : "-" + i));
                out.add("\">↩" + (i == 1 ? "" : "<sup>" + i + "</sup>") + "</a>");
            }
        }
    }

    /** The footnote at {@code index}; writing it may add others. */
    Entry entry(int index) {
        return entries.get(index);
    }

    int count() {
        return entries.size();
    }

    /** The footnotes without a reference, by label. */
    List<Blocks.Footnote> unused() {
        return state.tree.footnotes.values().stream()
                .filter(footnote -> !byLabel.containsKey(footnote.label))
                .sorted(Comparator.comparing(footnote -> footnote.label))
                .toList();
    }

    /** Writes a reference to the footnote with that label. */
    void mark(String label, boolean linked) {
        Entry entry =
                byLabel.computeIfAbsent(label, l -> add(state.tree.footnotes.get(l), List.of(), BlockText.of("", 0)));
        mark(entry, linked);
    }

    /** Writes a reference to an inline footnote. */
    void mark(Inline.InlineFootnote note, BlockText prose, boolean linked) {
        mark(add(null, note.content(), prose), linked);
    }

    private Entry add(Blocks.@Nullable Footnote block, List<Inline> words, BlockText prose) {
        Entry entry = new Entry(entries.size() + 1, block, words, prose);
        entries.add(entry);
        state.anchors.add(entry.id());
        return entry;
    }

    private void mark(Entry entry, boolean linked) {
        entry.marks++;
        String id = entry.markId(entry.marks);
        state.anchors.add(id);
        BodyBuilder out = state.out;
        out.add("<sup class=\"footnote-ref\" id=\"" + id + "\">");
        out.add(linked ? "<a href=\"#" + entry.id() + "\" role=\"doc-noteref\">" : "");
        out.add(Integer.toString(entry.number)).add(linked ? "</a>" : "").add("</sup>");
    }
}
