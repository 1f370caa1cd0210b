package dev.octavo.markdown;

import dev.octavo.text.Html;
import java.util.regex.Pattern;

/** What an article has on its page alone: in a feed there is no stylesheet, and many articles share one place. */
public final class PageMarkup {
    private static final String LINK = " <a class=\"anchor\" href=\"#";
    private static final Pattern LINKS = Pattern.compile(Pattern.quote(LINK) + "[^\"]*\" aria-label=\"[^\"]*\">#</a>");
    private static final String ALIGNED = " class=\"align-";
    private static final Pattern CELLS = Pattern.compile("(?<=<t[hd])" + ALIGNED);
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

    /** The class of a cell of a table whose text stands at that side; strict rules for content forbid inline styles. */
    public static String aligned(String side) {
        return ALIGNED + side + "\"";
    }

    /** The same article for a feed. */
    public static Html inFeed(Html article, String url) {
        String html = article.markup();
        html = html.contains(LINK) ? LINKS.matcher(html).replaceAll("") : html;
        html = html.contains(ALIGNED) ? CELLS.matcher(html).replaceAll(" align=\"") : html;
        return new Html(html.replace(TO_FOOTNOTE, "href=\"" + Html.escape(url) + "#fn"));
    }
}
