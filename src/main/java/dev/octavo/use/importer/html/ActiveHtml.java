package dev.octavo.use.importer.html;

import dev.octavo.lib.address.Scheme;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Takes out of an exported article what runs without being seen there: handlers, addresses that are code, pages within
 * attributes, and elements that change the whole page. A script that stands in the text as an element of its own is the blog
 * owner's, and stays; the account tells where.
 */
final class ActiveHtml {
    private static final String HANDLER = "a handler in an attribute, such as onclick";
    private static final String ADDRESS = "an address that is code, such as javascript:";
    private static final String SRCDOC = "a page in an attribute: srcdoc";
    private static final String WHOLE_PAGE =
            "an element that changes the whole page or is never shown, such as base or meta";

    private static final Set<String> OF_PAGES =
            Set.of("base", "link", "meta", "frame", "frameset", "noembed", "noframes");
    /** HTML and SVG: attributes with an address, and those that give an attribute a new one. */
    private static final Set<String> ADDRESSES = Set.of(
            "action",
            "archive",
            "background",
            "by",
            "cite",
            "classid",
            "code",
            "codebase",
            "data",
            "data-lazy-src",
            "data-orig-file",
            "data-original",
            "data-src",
            "formaction",
            "from",
            "href",
            "longdesc",
            "manifest",
            "ping",
            "poster",
            "src",
            "to",
            "values",
            "xlink:href");
    /** As whose data browsers run nothing. */
    private static final Set<String> SHOWN = Set.of("img", "source", "video", "audio", "image", "feimage", "input");

    private static final Pattern MEDIA = Pattern.compile("(?i)\\s*data:(?:image|video|audio)/.*", Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile(";(?=\\s*[^;\\s:]*:)");

    private ActiveHtml() {}

    static void takeOut(Element body, String place, Account account) {
        for (Element element : body.getAllElements()) {
            if (OF_PAGES.contains(element.normalName())) {
                element.remove();
                account.left(Thing.SCRIPT, WHOLE_PAGE, place);
                continue;
            }
            for (Attribute attribute : element.attributes().asList()) {
                reason(element, attribute).ifPresent(why -> {
                    element.removeAttr(attribute.getKey());
                    account.left(Thing.SCRIPT, why, place);
                });
            }
        }
    }

    /** Why an attribute goes; empty if it stays. */
    private static Optional<String> reason(Element element, Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("on")) {
            return Optional.of(HANDLER);
        }
        if (name.equals("srcdoc")) {
            return Optional.of(SRCDOC);
        }
        boolean code = ADDRESSES.contains(name)
                && LIST.splitAsStream(attribute.getValue()).anyMatch(value -> isCode(element, value));
        return code ? Optional.of(ADDRESS) : Optional.empty();
    }

    private static boolean isCode(Element element, String value) {
        return switch (Scheme.normalized(value)) {
            case "javascript", "vbscript" -> true;
            case "data" ->
                !(SHOWN.contains(element.normalName()) && MEDIA.matcher(value).matches());
            default -> false;
        };
    }
}
