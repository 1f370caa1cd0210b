package dev.octavo.markdown.html;

import dev.octavo.text.Html;
import dev.octavo.words.Word;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Markup that an article has only on its own page: a feed has no stylesheet and shows many articles together. */
public final class PageMarkup {
    private static final String LINK = " <a class=\"anchor\" href=\"#";
    private static final String LINK_END = "\">#</a>";
    private static final String ALIGNED = " class=\"align-";
    private static final String DRAWING = "<svg class=\"drawn\"";
    private static final String DRAWING_END = "</svg>";
    private static final Pattern OWN_COLOUR =
            Pattern.compile("color-mix\\(in srgb,(#\\w+) \\d+%,var\\([^()]*\\)\\)|var\\(--[\\w-]+,(#\\w+)\\)");
    private static final int ROOM = 256; // for the addresses of some footnotes

    private PageMarkup() {}

    /** Writes the link to a heading, which stands beside it so that it is no part of its name. */
    public static void linkTo(BodyBuilder out, String id, String words) {
        out.add(LINK + Html.escape(id) + "\" aria-label=\"");
        if (words.isEmpty()) {
            out.word(Word.LINK_TO_SECTION);
        } else {
            out.word(Word.LINK_TO_HEADING, words);
        }
        out.add(LINK_END);
    }

    /** The class of a table cell with text on that side; a strict Content-Security-Policy forbids inline styles. */
    public static String aligned(String side) {
        return ALIGNED + side + "\"";
    }

    /** The same article for a feed, as it stands at {@code url}. Feeds are long, so it is gone through once, from tag to tag. */
    public static Html inFeed(Html article, String url) {
        String html = article.markup();
        AbsoluteUrls addresses = new AbsoluteUrls(url);
        StringBuilder out = new StringBuilder(html.length() + ROOM);
        int done = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', Math.max(tag + 1, done))) {
            if (html.startsWith(LINK, tag - 1)) {
                int end = html.indexOf(LINK_END, tag);
                if (end >= 0) { // else an author wrote something like it
                    out.append(html, done, tag - 1);
                    done = end + LINK_END.length();
                }
            } else if (html.startsWith(DRAWING, tag) && html.indexOf(DRAWING_END, tag) > 0) {
                int end = html.indexOf(DRAWING_END, tag);
                out.append(html, done, tag).append(fixed(html.substring(tag, end)));
                done = end;
            } else if (html.startsWith("<td" + ALIGNED, tag) || html.startsWith("<th" + ALIGNED, tag)) {
                out.append(html, done, tag + "<td".length()).append(" align=\"");
                done = tag + "<td".length() + ALIGNED.length();
            } else if (html.startsWith("<!--", tag)) {
                int end = html.indexOf("-->", tag);
                out.append(html, done, end < 0 ? html.length() : end);
                done = end < 0 ? html.length() : end;
            } else if (mayHaveAddress(html, tag)) {
                RawTag whole = RawTag.at(html, tag);
                if (whole != null) {
                    out.append(html, done, tag).append(addresses.in(whole, html, tag));
                    done = whole.end();
                }
            }
        }
        return done == 0
                ? article
                : new Html(out.append(html, done, html.length()).toString());
    }

    /** Whether the tag has an attribute before the next bracket, and not a class or an id alone as most tags of code have. */
    private static boolean mayHaveAddress(String html, int tag) {
        int end = tag + 1;
        while (end < html.length() && html.charAt(end) != '=' && html.charAt(end) != '>') {
            end++;
        }
        return html.startsWith("=", end) && !hasOnly(" class=\"", html, tag) && !hasOnly(" id=\"", html, tag);
    }

    private static boolean hasOnly(String attribute, String html, int tag) {
        int name = tag + 1;
        while (name < html.length() && Character.isLetterOrDigit(html.charAt(name))) {
            name++;
        }
        int end = html.indexOf('"', name + attribute.length());
        int inner = html.indexOf('<', name);
        return html.startsWith(attribute, name) && html.startsWith("\">", end) && (inner < 0 || inner > end);
    }

    /** A drawing with the colours that it has where no page says others, on paper of its own. */
    private static String fixed(String drawing) {
        String coloured = OWN_COLOUR
                .matcher(drawing)
                .replaceAll(colour -> colour.group(1) == null ? colour.group(2) : colour.group(1));
        int inside = coloured.indexOf("<g ");
        return inside < 0
                ? coloured
                : coloured.substring(0, inside) + "<rect width=\"100%\" height=\"100%\" fill=\"#fdfdfc\"/>"
                        + coloured.substring(inside);
    }

    /** The words of an article without anchors, footnote marks, with the words of drawings once. */
    static String words(String html) {
        Element article = Jsoup.parseBodyFragment(html).body();
        article.select("a.anchor, a.footnote-back, sup.footnote-ref, svg.drawn > title, svg.drawn > g")
                .remove();
        return article.text();
    }
}
