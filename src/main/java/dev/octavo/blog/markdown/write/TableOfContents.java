package dev.octavo.blog.markdown.write;

import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.ContentsTree;
import dev.octavo.lib.text.Html;
import java.util.List;

/** Writes a table of contents. */
final class TableOfContents {
    private TableOfContents() {}

    /** A list of links to the headings of a {@link ContentsTree}, nested by level. */
    static String of(List<Heading> headings) {
        StringBuilder out = new StringBuilder();
        list(ContentsTree.of(headings), out);
        return out.toString();
    }

    private static void list(List<ContentsTree> entries, StringBuilder out) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("<ol>\n");
        for (ContentsTree entry : entries) {
            out.append("<li><a href=\"").append(Html.escape(entry.href())).append("\">");
            out.append(Html.escape(entry.title())).append("</a>");
            list(entry.entries(), out);
            out.append("</li>\n");
        }
        out.append("</ol>\n");
    }
}
