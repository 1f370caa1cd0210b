package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the shortcodes of WordPress by the HTML that they stand for.
 *
 * @param gallery the pictures with some ids, or those of the post if there are no ids
 */
record WordPressShortcodes(String place, Account account, Function<List<String>, List<Picture>> gallery) {
    private static final String ATTRIBUTES = "((?:[^\\]\"'<>]|\"[^\"]*\"|'[^']*')*?)";
    private static final Pattern CAPTION =
            Pattern.compile("(?s)\\[(?:wp_)?caption" + ATTRIBUTES + "\\](.*?)\\[/(?:wp_)?caption\\]");
    private static final Pattern IMAGE = Pattern.compile("(?is)(<a\\b[^>]*>\\s*)?<img\\b[^>]*>(\\s*</a>)?");
    private static final String LANGUAGES =
            "php|css|html|xml|javascript|js|python|py|ruby|java|bash|shell|sql|csharp|cpp|c|text|plain";
    private static final Pattern CODE =
            Pattern.compile("(?s)\\[(code|sourcecode|" + LANGUAGES + ")(?=[\\] ])" + ATTRIBUTES + "\\](.*?)\\[/\\1\\]");
    private static final Pattern GALLERY = Pattern.compile("\\[gallery" + ATTRIBUTES + "/?\\]");
    private static final Pattern EMBED =
            Pattern.compile("(?s)\\[embed" + ATTRIBUTES + "\\]\\s*(\\S+?)\\s*\\[/embed\\]");
    private static final Pattern PLAYER = Pattern.compile("\\[(youtube|vimeo)[= ]+[\"']?([^\\]\"'\\s]+)[^\\]]*\\]");
    private static final Pattern FILE =
            Pattern.compile("(?s)\\[(audio|video)(?=[ \\]])" + ATTRIBUTES + "/?\\](?:\\s*\\[/\\1\\])?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
    private static final Pattern OTHER =
            Pattern.compile("(?<!\\[)\\[([a-z][a-z0-9_-]+)((?: [^\\[\\]]*=[^\\[\\]]*)?)/?\\]");
    private static final Pattern ESCAPED = Pattern.compile("\\[(\\[[a-z][^\\[\\]]*\\])\\]");

    /** A picture of the library. */
    record Picture(String parent, String url, String alt, String caption, int order) {
        String html() {
            return "<figure><img src=\"" + Html.escape(url) + "\" alt=\"" + Html.escape(alt) + "\">"
                    + (caption.isBlank() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>";
        }
    }

    String html(String written) {
        if (!written.contains("[")) {
            return written;
        }
        String html = CODE.matcher(written)
                .replaceAll(found -> kept("code", code(found.group(1), attributes(found.group(2)), found.group(3))));
        html = CAPTION.matcher(html)
                .replaceAll(found -> kept("caption", figure(attributes(found.group(1)), found.group(2))));
        html = GALLERY.matcher(html).replaceAll(found -> kept("gallery", pictures(attributes(found.group(1)))));
        html = EMBED.matcher(html).replaceAll(found -> kept("embed", "\n\n<p>" + found.group(2) + "</p>\n\n"));
        html = PLAYER.matcher(html)
                .replaceAll(found ->
                        kept(found.group(1), "\n\n<p>" + address(found.group(1), found.group(2)) + "</p>\n\n"));
        html = FILE.matcher(html)
                .replaceAll(found -> kept(found.group(1), film(found.group(1), attributes(found.group(2)))));
        String left = html.replaceAll("(?s)<pre\\b.*?</pre>|<code\\b.*?</code>", "");
        OTHER.matcher(left)
                .results()
                .filter(found -> !found.group(2).isEmpty() || left.contains("[/" + found.group(1) + "]"))
                .forEach(found ->
                        account.left(Thing.SYNTAX, "shortcodes of a plugin, as text: [" + found.group(1) + "]", place));
        return ESCAPED.matcher(html).replaceAll("$1");
    }

    private String kept(String name, String html) {
        account.changed(Thing.SYNTAX, "[" + name + "]", place);
        return Matcher.quoteReplacement(html);
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE
                .matcher(text.replace("&quot;", "\"").replace('“', '"').replace('”', '"'))
                .results()
                .forEach(found -> attributes.put(
                        found.group(1).toLowerCase(Locale.ROOT),
                        Stream.of(2, 3, 4)
                                .map(found::group)
                                .filter(value -> value != null)
                                .findFirst()
                                .orElse("")));
        return attributes;
    }

    private static String code(String name, Map<String, String> attributes, String text) {
        String own = name.equals("code") || name.equals("sourcecode") ? "" : name;
        String language = attributes
                .getOrDefault("language", attributes.getOrDefault("lang", own))
                .replaceAll("[^\\w+#.-]", "");
        String lines = text.replaceFirst("^\\s*?\n", "").stripTrailing();
        // The block editor has escaped it already.
        String code = lines.contains("<") ? Html.escape(lines) : lines;
        return "\n\n<pre><code" + (language.isEmpty() ? "" : " class=\"language-" + language + "\"") + ">"
                + code.replace("[", "&#91;") + "</code></pre>\n\n";
    }

    private static String figure(Map<String, String> attributes, String inside) {
        Matcher image = IMAGE.matcher(inside);
        if (!image.find()) {
            return inside;
        }
        String words =
                attributes.getOrDefault("caption", inside.substring(image.end()).strip());
        return "\n\n<figure>" + image.group() + "<figcaption>" + words + "</figcaption></figure>\n\n";
    }

    private String pictures(Map<String, String> attributes) {
        List<String> ids = Stream.of(attributes
                        .getOrDefault("ids", attributes.getOrDefault("include", ""))
                        .split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        List<Picture> pictures = gallery.apply(ids);
        return pictures.isEmpty()
                ? ""
                : pictures.stream()
                        .map(Picture::html)
                        .collect(Collectors.joining("", "\n\n<div class=\"gallery\">", "</div>\n\n"));
    }

    private static String address(String host, String id) {
        return id.contains("/") ? id : host.equals("youtube") ? "https://youtu.be/" + id : "https://vimeo.com/" + id;
    }

    private static String film(String kind, Map<String, String> attributes) {
        String src = Stream.of("src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flac")
                .filter(attributes::containsKey)
                .map(attributes::get)
                .findFirst()
                .orElse("");
        String poster = attributes.getOrDefault("poster", "");
        return src.isEmpty()
                ? ""
                : "\n\n<" + kind + " src=\"" + Html.escape(src) + "\""
                        + (poster.isEmpty() ? "" : " poster=\"" + Html.escape(poster) + "\"") + " controls></" + kind
                        + ">\n\n";
    }
}
