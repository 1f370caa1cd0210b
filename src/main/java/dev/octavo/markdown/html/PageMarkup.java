package dev.octavo.markdown.html;

import dev.octavo.text.Html;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Markup that an article has only on its own page: a feed has no stylesheet and shows many articles together. */
public final class PageMarkup {
    private static final String LINK = " <a class=\"anchor\" href=\"#";
    private static final String LINK_END = "\">#</a>";
    private static final String ALIGNED = " class=\"align-";
    private static final String TO_FOOTNOTE = "href=\"#fn";

    private PageMarkup() {}

    /**
     * The link to a heading, which stands beside it so that it is no part of its name.
     *
     * @param id escaped, as are the words
     */
    public static String linkTo(String id, String words) {
        String name = words.isEmpty() ? "Link to this section" : "Link to: " + words;
        return LINK + id + "\" aria-label=\"" + name + "\">#</a>";
    }

    /** The class of a table cell with text on that side; a strict Content-Security-Policy forbids inline styles. */
    public static String aligned(String side) {
        return ALIGNED + side + "\"";
    }

    /** The same article for a feed; searching for plain text is faster than any pattern, and feeds are long. */
    public static Html inFeed(Html article, String url) {
        String html = withoutLinks(article.markup());
        for (String cell : List.of("<td", "<th")) {
            html = html.replace(cell + ALIGNED, cell + " align=\"");
        }
        return new Html(html.replace(TO_FOOTNOTE, "href=\"" + Html.escape(url) + "#fn"));
    }

    /** The words of an article without anchors and footnote marks. */
    static String words(String html) {
        Element article = Jsoup.parseBodyFragment(html).body();
        article.select("a.anchor, a.footnote-back, sup.footnote-ref").remove();
        return article.text();
    }

    private static String withoutLinks(String html) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int link = html.indexOf(LINK); link >= 0; link = html.indexOf(LINK, done)) {
            int end = html.indexOf(LINK_END, link);
            if (end < 0) {
                break; // an author wrote something like it
            }
            out.append(html, done, link);
            done = end + LINK_END.length();
        }
        return done == 0 ? html : out.append(html, done, html.length()).toString();
    }
}
