package dev.octavo.markdown.html;

import dev.octavo.site.Article.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of HTML's tags. */
public final class TagRules {
    private static final Set<String> VERBATIM =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noscript");
    /** GFM 0.29, section 6.11. */
    private static final Set<String> DISALLOWED =
            Set.of("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext");

    private static final Set<String> HARMLESS = Set.of(
            "a",
            "abbr",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "u",
            "ul",
            "var",
            "wbr");
    private static final Set<String> HARMLESS_ATTRIBUTES = Set.of(
            "alt",
            "title",
            "width",
            "height",
            "colspan",
            "rowspan",
            "span",
            "start",
            "lang",
            "dir",
            "datetime",
            "open");
    private static final Map<String, Kind> ADDRESSES = Map.ofEntries(
            Map.entry("img src", Kind.IMAGE),
            Map.entry("video poster", Kind.IMAGE),
            Map.entry("video src", Kind.LINK),
            Map.entry("audio src", Kind.LINK),
            Map.entry("source src", Kind.LINK),
            Map.entry("track src", Kind.LINK),
            Map.entry("iframe src", Kind.LINK),
            Map.entry("embed src", Kind.LINK),
            Map.entry("script src", Kind.LINK),
            Map.entry("object data", Kind.LINK),
            Map.entry("a href", Kind.LINK),
            Map.entry("area href", Kind.LINK),
            Map.entry("link href", Kind.LINK));

    private TagRules() {}

    /** What the attribute leads to; absent where it holds no address. */
    public static @Nullable Kind addressKind(String tag, String attribute) {
        return ADDRESSES.get(tag + " " + attribute);
    }

    /** Whether browsers know an element of that name; those with a hyphen are somebody's own. */
    public static boolean isElement(String tag) {
        return tag.indexOf('-') >= 0 || org.jsoup.parser.Tag.isKnownTag(tag);
    }

    /** Whether what follows the tag is no HTML. */
    public static boolean isVerbatim(RawTag tag) {
        return !tag.closing() && VERBATIM.contains(tag.name());
    }

    /** Where the closing tag starts; the end of the text where there is none. */
    public static int contentEnd(RawTag tag, String text) {
        String close = "</" + tag.name();
        for (int i = text.indexOf("</", tag.end()); i >= 0; i = text.indexOf("</", i + 2)) {
            if (text.regionMatches(true, i, close, 0, close.length())) {
                return i;
            }
        }
        return text.length();
    }

    /** Whether anybody may use the tag. */
    public static boolean isHarmless(String tag) {
        return HARMLESS.contains(tag);
    }

    /** Whether anybody may use the attribute; addresses are another matter. */
    public static boolean isHarmlessAttribute(String attribute) {
        return HARMLESS_ATTRIBUTES.contains(attribute);
    }

    /** {@code html} with the disallowed tags shown as text. */
    public static String filtered(String html) {
        StringBuilder out = new StringBuilder(html.length());
        for (int i = 0; i < html.length(); i++) {
            boolean disallowed = html.charAt(i) == '<' && isDisallowed(html, i);
            out.append(disallowed ? "&lt;" : html.substring(i, i + 1));
        }
        return out.toString();
    }

    private static boolean isDisallowed(String html, int at) {
        int start = html.startsWith("</", at) ? at + 2 : at + 1;
        int end = start;
        while (end < html.length() && Character.isLetter(html.charAt(end))) {
            end++;
        }
        return DISALLOWED.contains(html.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
