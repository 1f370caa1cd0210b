package dev.octavo.blog.markdown.html;

import dev.octavo.blog.site.Article.Link.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of HTML tags and attributes. */
public final class TagRules {
    private static final Set<String> VERBATIM = words("script style textarea title xmp iframe noscript");
    /** The tags that untrusted authors may use. */
    public static final Set<String> HARMLESS =
            words("a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt "
                    + "em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small "
                    + "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr");

    private static final Set<String> VOID = words("area base br col embed hr img input link meta source track wbr");

    /** HTML, "optional tags": elements whose end tag may be omitted. */
    private static final Set<String> ENDS_BY_ITSELF =
            words("html head body p li dt dd rt rp optgroup option colgroup " + "caption thead tbody tfoot tr td th");

    private static final Set<String> HARMLESS_ATTRIBUTES =
            words("alt title width height colspan rowspan span start lang dir datetime open");
    private static final Set<String> PICTURES = Set.of("img src", "video poster");
    private static final Set<String> LINKS = Set.of(
            "video src",
            "audio src",
            "source src",
            "track src",
            "iframe src",
            "embed src",
            "script src",
            "object data",
            "a href",
            "area href",
            "link href");

    private TagRules() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }

    /** The kind of address in the attribute; null if it contains none. */
    public static @Nullable Kind addressKind(String tag, String attribute) {
        String place = tag + " " + attribute;
        return PICTURES.contains(place) ? Kind.IMAGE : LINKS.contains(place) ? Kind.LINK : null;
    }

    /** Whether the attribute contains several addresses of pictures. */
    public static boolean isSrcset(String tag, String attribute) {
        return attribute.equals("srcset") && (tag.equals("img") || tag.equals("source"));
    }

    /** Whether browsers know the element; names with a hyphen may be custom elements. */
    public static boolean isElement(String tag) {
        return tag.indexOf('-') >= 0 || org.jsoup.parser.Tag.isKnownTag(tag);
    }

    /** Whether the element has no content and no closing tag. */
    public static boolean isVoid(String tag) {
        return VOID.contains(tag);
    }

    /** Whether the element is known and extends to its closing tag. */
    public static boolean mustBeClosed(String tag) {
        return !isVoid(tag) && !ENDS_BY_ITSELF.contains(tag) && tag.indexOf('-') < 0 && isElement(tag);
    }

    /** Whether the content of the element is not parsed as HTML. */
    public static boolean isVerbatim(RawTag tag) {
        return !tag.closing() && VERBATIM.contains(tag.name());
    }

    /** The start of the closing tag, or the end of the text if there is none. */
    public static int contentEnd(RawTag tag, String text) {
        String close = "</" + tag.name();
        for (int i = text.indexOf("</", tag.end()); i >= 0; i = text.indexOf("</", i + 2)) {
            if (text.regionMatches(true, i, close, 0, close.length())) {
                return i;
            }
        }
        return text.length();
    }

    /** Whether untrusted authors may use the attribute; addresses are checked elsewhere. */
    public static boolean isHarmlessAttribute(String attribute) {
        return HARMLESS_ATTRIBUTES.contains(attribute);
    }
}
