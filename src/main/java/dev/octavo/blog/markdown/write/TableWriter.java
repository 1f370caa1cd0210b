package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.block.Blocks.Align;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.words.Word;
import java.util.List;
import java.util.Locale;

/** Writes tables. Since wide ones scroll, they are focusable and have an accessible name. */
final class TableWriter {
    private final ArticleState state;
    private final BodyBuilder out;
    private final InlineWriter inline;

    TableWriter(ArticleState state, InlineWriter inline) {
        this.state = state;
        this.out = state.out;
        this.inline = inline;
    }

    void write(Blocks.Table table) {
        boolean decorated = state.decorated;
        out.line();
        if (decorated) {
            out.add("<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
            writeName();
            out.add("\">\n");
        }
        out.add("<table>\n<thead>\n");
        row(table.rows.get(0), table.columns, "th");
        out.add("</thead>\n");
        if (table.rows.size() > 1) {
            out.add("<tbody>\n");
            for (List<BlockText> cells : table.rows.subList(1, table.rows.size())) {
                row(cells, table.columns, "td");
            }
            out.add("</tbody>\n");
        }
        out.add(decorated ? "</table>\n</div>\n" : "</table>\n");
    }

    /** Names the table after the heading above it. */
    private void writeName() {
        int headings = state.headings.size();
        if (headings == 0) {
            out.word(Word.TABLE);
        } else {
            out.word(Word.TABLE_BELOW, state.headings.get(headings - 1).text());
        }
    }

    private void row(List<BlockText> cells, List<Align> columns, String tag) {
        out.add("<tr>\n");
        for (int i = 0; i < cells.size(); i++) {
            out.add("<" + tag + style(columns.get(i)) + ">");
            cell(cells.get(i));
            out.add("</" + tag + ">\n");
        }
        out.add("</tr>\n");
    }

    /** Writes a date such as 2026-11-29 in one piece, since browsers would break it at its hyphens. */
    private void cell(BlockText text) {
        boolean date = state.decorated && isDate(text.text());
        out.add(date ? "<span class=\"date\">" : "");
        inline.write(text);
        out.add(date ? "</span>" : "");
    }

    private static boolean isDate(String text) {
        return text.length() == "2026-11-29".length()
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.chars().filter(c -> c >= '0' && c <= '9').count() == 8;
    }

    private String style(Align align) {
        if (align == Align.NONE) {
            return "";
        }
        String side = align.name().toLowerCase(Locale.ROOT);
        // The align attribute in the specification's examples is obsolete in HTML.
        return state.decorated ? PageMarkup.aligned(side) : " align=\"" + side + "\"";
    }
}
