package dev.octavo.markdown.write;

import dev.octavo.site.Article.Heading;
import dev.octavo.text.Html;
import java.util.List;

/** Writes a table of contents. */
final class TableOfContents {
    private static final int DEEPEST = 4;

    private TableOfContents() {}

    /** A list of links to the headings of levels 2 to 4, nested by level. */
    static String of(List<Heading> headings) {
        StringBuilder out = new StringBuilder();
        list(
                headings.stream()
                        .filter(heading -> heading.level() > 1 && heading.level() <= DEEPEST)
                        .toList(),
                out);
        return out.toString();
    }

    private static void list(List<Heading> headings, StringBuilder out) {
        if (headings.isEmpty()) {
            return;
        }
        out.append("<ol>\n");
        for (int i = 0; i < headings.size(); ) {
            Heading heading = headings.get(i);
            int end = i + 1;
            while (end < headings.size() && headings.get(end).level() > heading.level()) {
                end++;
            }
            out.append("<li><a href=\"#").append(Html.escape(heading.id())).append("\">");
            out.append(Html.escape(heading.text())).append("</a>");
            list(headings.subList(i + 1, end), out);
            out.append("</li>\n");
            i = end;
        }
        out.append("</ol>\n");
    }
}
