package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
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
    private static final String ATTRIBUTES = "((?:[^\\[\\]\"'<>/]++|/(?!\\])|\"[^\"]*+\"|'[^']*+')*+)";
    private static final Pattern CAPTION = Pattern.compile("\\[((?:wp_)?caption)(?=[\\]\\s])" + ATTRIBUTES + "\\]");
    private static final Pattern IMAGE = Pattern.compile("(?is)(<a\\b[^>]*>\\s*)?<img\\b[^>]*>(\\s*</a>)?");
    private static final String LANGUAGES =
            "php|css|html|xml|javascript|js|python|py|ruby|java|bash|shell|sql|csharp|cpp|c|text|plain";
    private static final Pattern CODE =
            Pattern.compile("\\[(code|sourcecode|" + LANGUAGES + ")(?=[\\] ])" + ATTRIBUTES + "\\]");
    private static final Pattern GALLERY = Pattern.compile("\\[gallery" + ATTRIBUTES + "/?\\]");
    private static final Pattern EMBED = Pattern.compile("\\[(embed)" + ATTRIBUTES + "\\]");
    private static final Pattern PLAYER =
            Pattern.compile("\\[(youtube|vimeo)[= ]++[\"']?+([^\\[\\]\"'\\s]++)[^\\[\\]]*+\\]");
    private static final Pattern FILE =
            Pattern.compile("(?s)\\[(audio|video)(?=[ \\]])" + ATTRIBUTES + "/?\\](?:\\s*+\\[/\\1\\])?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![\\w-])([\\w-]++)\\s*+=\\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
    private static final Pattern OTHER =
            Pattern.compile("(?<!\\[)\\[([a-z][a-z0-9_-]++)((?: [^\\[\\]=]*+=[^\\[\\]]*+)?)/?\\]");
    private static final Pattern VERBATIM = Pattern.compile("<(pre|code)\\b");
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
        String html = enclosing(
                written,
                CODE,
                "[/*]",
                (found, inside) -> changed("code", code(found.group(1), attributes(found.group(2)), inside)));
        html = enclosing(
                html,
                CAPTION,
                "[/*]",
                (found, inside) -> changed("caption", figure(attributes(found.group(2)), inside)));
        html = GALLERY.matcher(html).replaceAll(found -> kept("gallery", pictures(attributes(found.group(1)))));
        html = enclosing(
                html, EMBED, "[/*]", (found, inside) -> changed("embed", "\n\n<p>" + inside.strip() + "</p>\n\n"));
        html = PLAYER.matcher(html)
                .replaceAll(found ->
                        kept(found.group(1), "\n\n<p>" + address(found.group(1), found.group(2)) + "</p>\n\n"));
        html = FILE.matcher(html)
                .replaceAll(found -> kept(found.group(1), film(found.group(1), attributes(found.group(2)))));
        String left = enclosing(html, VERBATIM, "</*>", (found, inside) -> "");
        Map<String, Boolean> ends = new HashMap<>();
        OTHER.matcher(left)
                .results()
                .filter(found -> !found.group(2).isEmpty()
                        || ends.computeIfAbsent(found.group(1), name -> left.contains("[/" + name + "]")))
                .forEach(found ->
                        account.left(Thing.SYNTAX, "shortcodes of a plugin, as text: [" + found.group(1) + "]", place));
        return ESCAPED.matcher(html).replaceAll("$1");
    }

    private String kept(String name, String html) {
        return Matcher.quoteReplacement(changed(name, html));
    }

    private String changed(String name, String html) {
        account.changed(Thing.SYNTAX, "[" + name + "]", place);
        return html;
    }

    /**
     * Replaces what has a beginning and an end. An end that is missing is searched for only once.
     *
     * @param open its first group is the name
     * @param end with {@code *} for the name
     * @param made gets the beginning and what is inside
     */
    private static String enclosing(String text, Pattern open, String end, BiFunction<Matcher, String, String> made) {
        StringBuilder out = new StringBuilder();
        Set<String> missing = new HashSet<>();
        Matcher start = open.matcher(text);
        int done = 0;
        for (int from = 0; start.find(from); ) {
            String closing = end.replace("*", start.group(1));
            int at = missing.contains(closing) ? -1 : text.indexOf(closing, start.end());
            from = start.end();
            if (at < 0) {
                missing.add(closing);
            } else {
                out.append(text, done, start.start()).append(made.apply(start, text.substring(from, at)));
                from = at + closing.length();
                done = from;
            }
        }
        return out.append(text, done, text.length()).toString();
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

    /** The notes that the block editor keeps beside the text, in JSON. */
    static String footnotes(String json) {
        StringBuilder notes = new StringBuilder();
        if (json.startsWith("[") && Json.read(json).orElse("") instanceof List<?> all) {
            for (Object note : all) {
                if (note instanceof Map<?, ?> keys) {
                    notes.append("<li id=\"")
                            .append(keys.get("id"))
                            .append("\">")
                            .append(keys.get("content"))
                            .append(" <a href=\"#")
                            .append(keys.get("id"))
                            .append("-link\">↩</a></li>");
                }
            }
        }
        return notes.isEmpty() ? "" : "<ol class=\"wp-block-footnotes\">" + notes + "</ol>";
    }
}
