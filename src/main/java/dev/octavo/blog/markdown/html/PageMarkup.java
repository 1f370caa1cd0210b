package dev.octavo.blog.markdown.html;

import dev.octavo.blog.words.Word;
import dev.octavo.lib.text.Html;
import java.util.regex.Pattern;

/** Markup that is only for pages, and its conversion for feeds, which have no stylesheet and many articles on one page. */
public final class PageMarkup {
    private static final String LINK = " <a class=\"anchor\" href=\"#";
    private static final String LINK_END = "\">#</a>";
    private static final String ALIGNED = " class=\"align-";
    private static final String DRAWING = "<svg class=\"drawn\"";
    private static final String DRAWING_END = "</svg>";
    private static final Pattern OWN_COLOUR =
            Pattern.compile("color-mix\\(in srgb,(#\\w+) \\d+%,var\\([^()]*\\)\\)|var\\(--[\\w-]+,(#\\w+)\\)");
    private static final int SPARE_CAPACITY = 256; // for the longer addresses

    private PageMarkup() {}

    /** Writes the link to a heading, next to the heading, so that it is not part of its accessible name. */
    public static void linkTo(BodyBuilder out, String id, String words) {
        out.add(LINK + Html.escape(id) + "\" aria-label=\"");
        if (words.isEmpty()) {
            out.word(Word.LINK_TO_SECTION);
        } else {
            out.word(Word.LINK_TO_HEADING, words);
        }
        out.add(LINK_END);
    }

    /** The class attribute for the alignment of a table cell; a strict Content-Security-Policy forbids inline styles. */
    public static String aligned(String side) {
        return ALIGNED + side + "\"";
    }

    /** Converts an article with the address {@code url} for a feed, in a single pass, since feeds are long. */
    public static Html inFeed(Html article, String url) {
        String html = article.markup();
        AbsoluteUrls addresses = new AbsoluteUrls(url);
        StringBuilder out = new StringBuilder(html.length() + SPARE_CAPACITY);
        int done = 0;
        // Until there is one without its end, which the author wrote and after which no other has one.
        boolean linksEnd = true;
        boolean drawingsEnd = true;
        boolean tagsEnd = true;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', Math.max(tag + 1, done))) {
            if (linksEnd && html.startsWith(LINK, tag - 1)) {
                int end = html.indexOf(LINK_END, tag);
                linksEnd = end >= 0;
                if (linksEnd) {
                    out.append(html, done, tag - 1);
                    done = end + LINK_END.length();
                }
            } else if (drawingsEnd && html.startsWith(DRAWING, tag)) {
                int end = html.indexOf(DRAWING_END, tag);
                drawingsEnd = end >= 0;
                if (drawingsEnd) {
                    out.append(html, done, tag).append(fixed(html.substring(tag, end)));
                    done = end;
                }
            } else if (html.startsWith("<td" + ALIGNED, tag) || html.startsWith("<th" + ALIGNED, tag)) {
                out.append(html, done, tag + "<td".length()).append(" align=\"");
                done = tag + "<td".length() + ALIGNED.length();
            } else if (html.startsWith("<!--", tag)) {
                int end = html.indexOf("-->", tag);
                out.append(html, done, end < 0 ? html.length() : end);
                done = end < 0 ? html.length() : end;
            } else if (tagsEnd && mayHaveAddress(html, tag)) {
                RawTag whole = RawTag.at(html, tag);
                tagsEnd = whole != null || !RawTag.startsAt(html, tag);
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

    /** Whether the tag has attributes other than just a class or an id, as most tags in code blocks do. */
    private static boolean mayHaveAddress(String html, int tag) {
        int end = tag + 1;
        while (end < html.length() && "=<>".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        return html.startsWith("=", end) && !hasOnly(" class=\"", html, tag) && !hasOnly(" id=\"", html, tag);
    }

    private static boolean hasOnly(String attribute, String html, int tag) {
        int name = tag + 1;
        while (name < html.length() && Character.isLetterOrDigit(html.charAt(name))) {
            name++;
        }
        if (!html.startsWith(attribute, name)) {
            return false;
        }
        int end = name + attribute.length();
        while (end < html.length() && html.charAt(end) != '"' && html.charAt(end) != '<') {
            end++;
        }
        return html.startsWith("\">", end);
    }

    /** A drawing with its default colours instead of the page's, on its own background. */
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
}
