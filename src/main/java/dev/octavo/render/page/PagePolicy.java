package dev.octavo.render.page;

import dev.octavo.lib.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The Content-Security-Policy of a page (W3C, CSP Level 3), from its own bytes: what it loads is allowed, by the hash of each
 * script that stands in it and by the host of each file of another site, and nothing else is.
 */
public final class PagePolicy {
    private static final Pattern START = Pattern.compile("<head\\b[^>]*>\\s*(?:<meta charset=[^>]*>)?");
    private static final Pattern ORIGIN = Pattern.compile("(?:(https?):)?//([^/?#\\s\"'<>;,]+).*", Pattern.DOTALL);
    private static final Pattern FONT = Pattern.compile("\\.(?:woff2?|ttf|otf)\\b|^data:(?:font|application)");
    private static final Pattern URL_IN_CSS = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)");
    /** The types of scripts that browsers run or obey; others are data, which no policy is about. */
    private static final Pattern SCRIPT_TYPE = Pattern.compile(
            "|module|importmap|speculationrules|.*/(?:x-)?(?:java|ecma)script.*", Pattern.CASE_INSENSITIVE);

    private final Map<String, Set<String>> sources = new LinkedHashMap<>();

    private PagePolicy() {
        for (String own :
                new String[] {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}) {
            allow(own, "'self'");
        }
        allow("img-src", "data:");
        sources.put("object-src", new TreeSet<>());
    }

    /**
     * Returns {@code page} with its policy in its head, or unchanged if it has no head.
     *
     * @param more what else it loads, such as the hosts that a script asks, by directive
     */
    public static String into(String page, Map<String, ? extends Set<String>> more) {
        Matcher start = START.matcher(page);
        if (!start.find()) {
            return page;
        }
        PagePolicy policy = new PagePolicy();
        more.forEach((directive, hosts) -> hosts.forEach(host -> policy.allow(directive, host)));
        policy.read(Jsoup.parse(page));
        return page.substring(0, start.end()) + "\n<meta http-equiv=\"Content-Security-Policy\" content=\""
                + policy.text() + "\">" + page.substring(start.end());
    }

    private String text() {
        return sources.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + (entry.getValue().isEmpty() ? "'none'" : String.join(" ", entry.getValue())))
                .collect(Collectors.joining("; "));
    }

    private void allow(String directive, String source) {
        sources.computeIfAbsent(directive, name -> new TreeSet<>(beginning(name)))
                .add(source);
    }

    /** A directive that is named no longer falls back to default-src. */
    private static Set<String> beginning(String directive) {
        return directive.endsWith("-src") && !directive.equals("object-src") ? Set.of("'self'") : Set.of();
    }

    private void read(Document page) {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                readAttribute(attribute.getKey(), attribute.getValue());
            }
            switch (element.normalName()) {
                case "script" -> readScript(element);
                case "style" -> readCss(element.data());
                case "link" -> readLink(element);
                case "img", "input", "image" -> loads("img-src", element, "src", "srcset", "href", "xlink:href");
                case "source" ->
                    loads(
                            element.parent() != null
                                            && element.parent().normalName().equals("picture")
                                    ? "img-src"
                                    : "media-src",
                            element,
                            "src",
                            "srcset");
                case "audio", "track" -> loads("media-src", element, "src");
                case "video" -> {
                    loads("media-src", element, "src");
                    loads("img-src", element, "poster");
                }
                case "iframe" -> readFrame(element);
                case "object", "embed" -> readObject(element);
                case "form" -> loads("form-action", element, "action");
                default -> {}
            }
        }
    }

    private void readAttribute(String name, String value) {
        if (name.equals("style")) {
            readCss(value);
        } else if (name.startsWith("on")) {
            allow("script-src", "'unsafe-hashes'");
            allow("script-src", hash(value));
        }
    }

    private void readCss(String css) {
        allow("style-src", "'unsafe-inline'");
        URL_IN_CSS.matcher(css).results().map(url -> url.group(1)).forEach(url -> {
            allowOrigin("img-src", url);
            if (FONT.matcher(url).find()) {
                allowOrigin("font-src", url);
            }
        });
    }

    private void readObject(Element object) {
        if (object.hasAttr("data") || object.hasAttr("src")) {
            allow("object-src", "'self'");
        }
        loads("object-src", object, "data", "src");
    }

    private void readScript(Element script) {
        if (script.hasAttr("src")) {
            loads("script-src", script, "src");
        } else if (SCRIPT_TYPE.matcher(script.attr("type").strip()).matches()) {
            allow("script-src", hash(script.data()));
        }
    }

    private void readLink(Element link) {
        List<String> kinds = List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1));
        if (kinds.contains("stylesheet")) {
            loads("style-src", link, "href");
        } else if (kinds.contains("icon") || kinds.contains("apple-touch-icon")) {
            loads("img-src", link, "href");
        } else if (kinds.contains("modulepreload")) {
            loads("script-src", link, "href");
        }
    }

    /** A frame that waits for a click holds a page with a link to what it will show. */
    private void readFrame(Element frame) {
        loads("frame-src", frame, "src");
        if (frame.hasAttr("srcdoc")) {
            Document inside = Jsoup.parse(frame.attr("srcdoc"));
            read(inside);
            inside.select("a[href]").forEach(link -> loads("frame-src", link, "href"));
        }
    }

    private void loads(String directive, Element element, String... attributes) {
        for (String name : attributes) {
            String value = element.attr(name);
            if (name.equals("srcset")) {
                for (String candidate : value.split(",\\s+", -1)) {
                    allowOrigin(directive, candidate.strip());
                }
            } else {
                allowOrigin(directive, value.strip());
            }
        }
    }

    private void allowOrigin(String directive, String url) {
        Matcher origin = ORIGIN.matcher(url);
        if (origin.matches()) {
            allow(directive, (origin.group(1) == null ? "https" : origin.group(1)) + "://" + origin.group(2));
        } else if (url.startsWith("data:") || url.startsWith("blob:")) {
            allow(directive, url.substring(0, 5));
        }
    }

    /** HTML, 13.2.3.5: a browser reads each end of a line as a line feed. */
    private static String hash(String script) {
        byte[] text = script.replaceAll("\r\n?", "\n").getBytes(StandardCharsets.UTF_8);
        return "'sha256-"
                + Base64.getEncoder().encodeToString(Sha256.digest("SHA-256").digest(text)) + "'";
    }
}
