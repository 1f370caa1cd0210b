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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replaces the shortcodes of WordPress by the HTML that they stand for.
 *
 * @param library the files of the library with some ids; without ids, those that were uploaded for the post
 */
record WordPressShortcodes(String place, Account account, Function<List<String>, List<Upload>> library) {
    /** Where a block begins or ends: its name, its keys, and whether it is empty. */
    static final Pattern BLOCK = Pattern.compile("<!-- /?wp:([a-z][a-z0-9/-]*+)(?: (\\{[^<>]*\\}))? (/)?-->");
    /** Blocks that WordPress does not fill, or whose place says enough. */
    private static final String FILLED = "footnotes|more|separator|spacer|nextpage|site-.*|image|paragraph";

    /** Bounded, and never beyond the next tag: texts of strangers may begin it thousands of times. */
    private static final Pattern BACKGROUND =
            Pattern.compile("<\\w++(?: role=\"img\")?+(?: aria-label=\"([^\"<>]*+)\")?+"
                    + " class=\"(?>[^\"<>]{0,500}?wp-block-cover)(?>[^<>]{0,2000}?background-image:)"
                    + "\\s*+url\\(['\"]?+([^)'\"<>]++)['\"]?+\\)[^<>]*+>");

    private static final String ATTRIBUTES = "((?:[^\\[\\]\"'<>/]++|/(?!\\])|\"[^\"]*+\"|'[^']*+')*+)";
    /** Those that may stand without an end. */
    private static final String SINGLE = "gallery|playlist|youtube|vimeo|audio|video";

    private static final Pattern KNOWN =
            Pattern.compile("(?<!\\[)\\[(caption|wp_caption|embed|code|sourcecode|" + SINGLE
                    + "|bash|c|clojure|cpp|csharp|css|delphi|diff|erlang|go|groovy|haskell|html|java|javascript|js|latex|lua|matlab"
                    + "|objc|perl|php|plain|powershell|py|python|r|ruby|rust|scala|shell|sql|swift|text|typescript|vb|xml|yaml)"
                    + "(?=[\\]\\s=/])" + ATTRIBUTES + "/?\\]");
    private static final Pattern IMAGE = Pattern.compile("(?is)(<a\\b[^<>]*+>\\s*+)?<img\\b[^<>]*+>(\\s*+</a>)?");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![\\w-])([\\w-]++)\\s*+=\\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))");
    private static final Pattern OTHER =
            Pattern.compile("(?<!\\[)\\[([a-z][a-z0-9_-]++)((?: [^\\[\\]=]*+=[^\\[\\]]*+)?)/?\\]");
    /** What builders of pages put around words: boxes alone. */
    private static final Pattern LAYOUT = Pattern.compile("\\[/?(?:vc|et_pb|fusion|cs)_(?:builder_)?"
            + "(?:(?:row|column|section|container)(?:_inner|_text)?|text)(?=[\\]\\s/])" + ATTRIBUTES + "/?\\]");

    /** How much white space may be before an end that says nothing. */
    private static final int LONGEST_GAP = 9;

    private static final Pattern VERBATIM = Pattern.compile("<(pre|code)\\b");
    private static final Pattern ESCAPED = Pattern.compile("\\[(\\[[a-z][^\\[\\]]*\\])\\]");

    /** A file of the library. */
    record Upload(String parent, String url, String alt, String caption, int order) {
        String html() {
            return url.matches("(?i).+\\.(?:mp3|m4a|ogg|wav|flac)")
                    ? "<audio src=\"" + Html.escape(url) + "\" controls></audio>"
                    : "<figure><img src=\"" + Html.escape(url) + "\" alt=\"" + Html.escape(alt) + "\">"
                            + (caption.isBlank() ? "" : "<figcaption>" + caption + "</figcaption>") + "</figure>";
        }
    }

    String html(String written) {
        String blocks =
                BLOCK.matcher(written).replaceAll(block -> Matcher.quoteReplacement(block.group() + inKeys(block)));
        String seen = BACKGROUND.matcher(blocks).replaceAll("$0<img src=\"$2\" alt=\"$1\">");
        if (!seen.contains("[")) {
            return seen;
        }
        String html = LAYOUT.matcher(replaced(seen, KNOWN, "[/*]", this::html)).replaceAll(layout -> {
            account.changed(Thing.SYNTAX, "the layout of a builder of pages, to what is in it", place);
            return "\n\n";
        });
        String left = replaced(html, VERBATIM, "</*>", (found, inside) -> "");
        Map<String, Boolean> ends = new HashMap<>();
        OTHER.matcher(left)
                .results()
                .filter(found -> !found.group(2).isEmpty()
                        || ends.computeIfAbsent(found.group(1), name -> left.contains("[/" + name + "]")))
                .forEach(found ->
                        account.left(Thing.SYNTAX, "shortcodes of a plugin, as text: [" + found.group(1) + "]", place));
        return ESCAPED.matcher(html).replaceAll("$1");
    }

    /** What a block says that has its words in its keys alone. */
    private String inKeys(MatchResult block) {
        String name = block.group(1);
        Fields keys = Fields.read(block.group(2) == null ? "" : block.group(2));
        String to = keys.text("url") + keys.text("src");
        if (name.equals("tab") && !keys.text("label").isEmpty()) {
            return "<h4>" + Html.escape(keys.text("label")) + "</h4>";
        }
        if (name.matches("social-link|playlist-track")) {
            String words = Stream.of("label", "title", "service")
                    .map(keys::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(to);
            String scheme = to.contains("@") && !to.contains(":") ? "mailto:" : "";
            return to.isEmpty() ? "" : "<li>" + GhostCards.link(scheme + to, Html.escape(words)) + "</li>";
        }
        if (block.group(3) != null && !name.matches(FILLED)) {
            account.left(Thing.SYNTAX, "blocks that WordPress fills: " + name, place);
        }
        return "";
    }

    private String html(Matcher found, String inside) {
        String name = found.group(1);
        Map<String, String> attributes = attributes(found.group(2));
        account.changed(Thing.SYNTAX, "[" + name + "]", place);
        return switch (name) {
            case "caption", "wp_caption" -> figure(attributes, inside);
            case "gallery" -> library(attributes, "<div class=\"gallery\">", "</div>");
            case "playlist" -> library(attributes, "", "");
            case "embed" -> "\n\n<p>" + inside.strip() + "</p>\n\n";
            case "youtube" -> player("https://youtu.be/", attributes);
            case "vimeo" -> player("https://vimeo.com/", attributes);
            case "audio", "video" -> film(name, attributes);
            default -> code(name, attributes, inside);
        };
    }

    /**
     * Replaces what has a beginning and an end. An end that is missing is searched for only once.
     *
     * @param open its first group is the name
     * @param end with {@code *} for the name
     * @param made gets the beginning and what is inside
     */
    private static String replaced(String text, Pattern open, String end, BiFunction<Matcher, String, String> made) {
        StringBuilder out = new StringBuilder();
        Set<String> missing = new HashSet<>();
        Matcher start = open.matcher(text);
        int done = 0;
        for (int from = 0; start.find(from); ) {
            String closing = end.replace("*", start.group(1));
            int begin = start.end();
            int at = missing.contains(closing) ? -1 : text.indexOf(closing, begin);
            boolean single = start.group(1).matches(SINGLE)
                    && (at < 0
                            || at > begin + LONGEST_GAP
                            || !text.substring(begin, at).isBlank());
            from = begin;
            if (at < 0) {
                missing.add(closing);
            }
            if (single || at >= 0) {
                String inside = single ? "" : text.substring(begin, at);
                out.append(text, done, start.start()).append(made.apply(start, inside));
                from = single ? begin : at + closing.length();
                done = from;
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    /** Their values by their names, and the first value without a name as {@code src}. */
    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        String plain = text.replace("&quot;", "\"").replace('“', '"').replace('”', '"');
        String bare = plain.replaceFirst("^[=\\s\"']++", "").replaceFirst("(?s)[\\s\"'|].*", "");
        if (plain.startsWith("=") || !bare.matches("[\\w-]*+=.*")) {
            attributes.put("src", bare);
        }
        ATTRIBUTE
                .matcher(plain)
                .results()
                .forEach(found -> attributes.put(
                        found.group(1).toLowerCase(Locale.ROOT),
                        Stream.of(2, 3, 4)
                                .flatMap(group -> Stream.ofNullable(found.group(group)))
                                .findFirst()
                                .orElse("")));
        return attributes;
    }

    private static String first(Map<String, String> attributes, String... names) {
        return Stream.of(names)
                .map(name -> attributes.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String code(String name, Map<String, String> attributes, String text) {
        String own = name.endsWith("code") ? "" : name;
        String said = first(attributes, "language", "lang").replaceAll("[^\\w+#.-]", "");
        String language = said.isEmpty() ? own : said;
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

    private String library(Map<String, String> attributes, String before, String after) {
        List<String> ids = Stream.of(first(attributes, "ids", "include").split("[,\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        String all = library.apply(ids).stream().map(Upload::html).collect(Collectors.joining());
        return all.isEmpty() ? "" : "\n\n" + before + all + after + "\n\n";
    }

    private static String player(String host, Map<String, String> attributes) {
        String id = first(attributes, "id", "url", "src");
        return "\n\n<p>" + (id.contains("/") ? id : host + id) + "</p>\n\n";
    }

    static String film(String kind, Map<String, String> attributes) {
        String src = first(attributes, "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flac", "src");
        String poster = first(attributes, "poster");
        return src.isEmpty()
                ? ""
                : "\n\n<" + kind + " src=\"" + Html.escape(src) + "\""
                        + (poster.isEmpty() ? "" : " poster=\"" + Html.escape(poster) + "\"") + " controls></" + kind
                        + ">\n\n";
    }

    /** The notes that the block editor keeps beside the text, in JSON. */
    static String footnotes(String json) {
        String notes = Fields.all(Json.read(json).orElse(List.of())).stream()
                .map(note -> "<li id=\"" + note.text("id") + "\">" + note.text("content") + " <a href=\"#"
                        + note.text("id") + "-link\">↩</a></li>")
                .collect(Collectors.joining());
        return notes.isEmpty() ? "" : "<ol class=\"wp-block-footnotes\">" + notes + "</ol>";
    }
}
