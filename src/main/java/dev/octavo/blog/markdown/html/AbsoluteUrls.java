package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.text.Html;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the addresses in HTML absolute, for readers outside of the site. */
final class AbsoluteUrls {
    /** HTML, index of attributes: those with a URL as their value, including obsolete ones. */
    private static final Set<String> HOLDING = Set.of(
            "action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src", "xlink:href");

    private static final Set<String> HOLDING_SEVERAL = Set.of("srcset", "imagesrcset");
    /** HTML, "parse a srcset attribute": an address, and its descriptors up to a comma. */
    private static final Pattern CANDIDATE = Pattern.compile("\\G([\\s,]*)(\\S*[^\\s,])(,+(?=\\s|$)|[^,]*)");

    private static final Pattern IN_STYLE = Pattern.compile("(?i)url\\(\\s*(['\"]?)([^'\"()\\s]+)\\1\\s*\\)");
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private final URI page;

    /** @param page the absolute address that relative ones are resolved against */
    AbsoluteUrls(String page) {
        this.page = URI.create(page);
    }

    /** The tag with absolute addresses. */
    String in(RawTag tag, String html, int start) {
        StringBuilder out = new StringBuilder(tag.end() - start);
        int done = start;
        for (RawTag.Attribute attribute : tag.attributes()) {
            String value = attribute.value();
            if (value.isEmpty() || tag.closing()) {
                continue;
            }
            String decoded = Entities.decode(value);
            String whole = whole(tag.name(), attribute.name(), decoded);
            if (!whole.equals(decoded)) {
                out.append(html, done, attribute.start())
                        .append(attribute.name())
                        .append("=\"")
                        .append(Html.escape(whole))
                        .append('"');
                done = attribute.end();
            }
        }
        return out.append(html, done, tag.end()).toString();
    }

    private String whole(String tag, String attribute, String value) {
        if (HOLDING.contains(attribute)) {
            // Outside of links a fragment refers to a part of the same drawing.
            boolean part = value.startsWith("#") && !(tag.equals("a") || tag.equals("area"));
            return part ? value : whole(value);
        }
        if (HOLDING_SEVERAL.contains(attribute)) {
            return CANDIDATE
                    .matcher(value)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(found.group(1) + whole(found.group(2)) + found.group(3)));
        }
        return attribute.equals("style")
                ? IN_STYLE.matcher(value)
                        .replaceAll(found -> Matcher.quoteReplacement("url(\"" + whole(found.group(2)) + "\")"))
                : value;
    }

    private String whole(String address) {
        String written = address.strip();
        if (written.isEmpty() || WHOLE.matcher(written).matches()) {
            return address;
        }
        try {
            return page.resolve(PercentEncoding.encoded(written, Body.ALLOWED)).toString();
        } catch (IllegalArgumentException notOne) {
            return address; // no browser can resolve it either
        }
    }
}
