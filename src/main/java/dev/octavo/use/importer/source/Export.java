package dev.octavo.use.importer.source;

import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.OldDate;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldComment;
import dev.octavo.use.importer.old.OldItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A blog that a program or service exported, with the files that came with it. */
abstract class Export implements OldBlog {
    private static final Pattern URL = Pattern.compile("(?:https?:)?//[^/?#]+(/[^?#]*)?(?:#.*)?");
    private static final int HEAD = 4000;
    private static final int LONGEST_NAME = 100;
    /** What is longer than a title, and the words that fit into one. */
    private static final Pattern BEGINNING = Pattern.compile("(?s)(?=.{61})(.{1,60}(?= )|.{60}).*");

    private final String program;
    private final Media media;
    final Map<String, Object> settings = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> authors = new LinkedHashMap<>();

    Export(String program, Media media) {
        this.program = program;
        this.media = media;
    }

    /** An author's link, with its keys in the order in which people write them; {@code Map.of} has another in each run. */
    static Map<String, Object> website(String url) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("title", "Website");
        link.put("url", url);
        return link;
    }

    @Override
    public String program() {
        return program;
    }

    @Override
    public Map<String, Object> settings(Account account) {
        return settings;
    }

    @Override
    public Map<String, Map<String, Object>> authors() {
        return authors;
    }

    @Override
    public Optional<Path> file(String place, String address) {
        return media.find(address);
    }

    /** All files that came along, sorted. */
    List<Path> files() {
        return media.all();
    }

    /** The files with such a name that begin as one of a kind does. */
    static List<Path> starting(List<Path> files, String name, Predicate<String> start) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files.stream().distinct().toList()) {
            if (Slashes.of(file).matches(name) && start.test(head(file))) {
                found.add(file);
            }
        }
        return found;
    }

    static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** The file among those that were found; empty if there are none. Several are refused, since each is a whole blog. */
    static Optional<Path> only(List<Path> files) {
        if (files.size() > 1) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error(
                            "this is not the only export: there is " + Slashes.of(files.get(1)) + " too",
                            Location.file(Slashes.of(files.get(0))))
                    .hint("import a single file by its path, or name the folder of the old blog"));
        }
        return files.stream().findFirst();
    }

    /** Sets a key unless the value is empty. */
    static void put(Map<String, Object> keys, String key, Object value) {
        boolean nothing = value instanceof String text
                ? text.isBlank()
                : value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof Collection<?> all && all.isEmpty();
        if (!nothing) {
            keys.put(key, value instanceof String text ? text.strip() : value);
        }
    }

    /** The keys of a picture. */
    static Map<String, Object> illustration(String src, String alt, String caption) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (!src.isBlank()) {
            put(keys, "src", src);
            put(keys, "alt", alt);
            put(keys, "caption", words(caption));
        }
        return keys;
    }

    /** The path of a URL; empty if it has a query, as those of drafts have. */
    static Optional<String> address(String url) {
        Matcher parts = URL.matcher(url.strip());
        return parts.matches()
                ? PercentEncoding.decoded(parts.group(1) == null ? "/" : parts.group(1))
                : Optional.empty();
    }

    /** Sets when something was published, and when it was changed if that was on another day. */
    static void dates(Map<String, Object> keys, String published, String updated) {
        put(keys, "date", published);
        put(keys, "updated", !published.isEmpty() && updated.regionMatches(0, published, 0, 10) ? "" : updated);
    }

    /** A page, whose white space will not be changed. */
    static Document page(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        return page;
    }

    /** A player; nothing without an address. */
    static String audio(String src) {
        return src.isEmpty() ? "" : "<audio controls src=\"" + Html.escape(src) + "\"></audio>";
    }

    /** The HTML of a text whose paragraphs have blank lines between them. */
    static String paragraphs(String text) {
        return "<p>" + Html.escape(text).replace("\n\n", "</p><p>") + "</p>";
    }

    /** The last part of an address, without its extension. */
    static String slug(Optional<String> address) {
        return address.orElse("")
                .replaceFirst("/$", "")
                .replaceFirst("^.*/", "")
                .replaceFirst("\\.(?:html?|php)$", "");
    }

    /** The words of HTML. */
    static String words(String html) {
        return html.contains("<") || html.contains("&")
                ? Jsoup.parseBodyFragment(html).text()
                : html.strip();
    }

    /** The first words, since many short posts have no title, and Octavo's have one. */
    private static String beginning(String words) {
        return words.isBlank() ? "Untitled" : BEGINNING.matcher(words).replaceFirst("$1…");
    }

    /** Gives each item of one reading a path of its own. */
    static final class Paths {
        private final Set<String> taken = new HashSet<>();

        /** @param slug the part of its address; what else it is called if that is empty */
        OldItem item(
                String place,
                OldItem.Kind kind,
                String slug,
                Map<String, Object> read,
                String html,
                Optional<String> address,
                OldItem.State state,
                List<OldComment> comments) {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("title", read.containsKey("title") ? read.get("title") : beginning(words(html)));
            keys.putAll(read);
            String path = path(kind, slug, keys, html);
            OldItem.Body body = new OldItem.Body(html, OldItem.Format.HTML);
            // Without a date that says when, Octavo would publish it at once.
            boolean undated =
                    OldDate.of(keys.getOrDefault("date", "").toString()).isEmpty();
            OldItem.State known = undated && state == OldItem.State.SCHEDULED ? OldItem.State.DRAFT : state;
            return new OldItem(place, kind, path, keys, body, address, known, Optional.empty(), comments);
        }

        String path(OldItem.Kind kind, String wanted, Map<String, Object> keys, String body) {
            String title = keys.getOrDefault("title", "").toString();
            String slug = Stream.of(PercentEncoding.decoded(wanted).orElse(wanted), title)
                    .map(Slug::of)
                    .filter(name -> !name.isEmpty() && !name.equals("index")) // which is the page of a folder
                    .findFirst()
                    .orElse("untitled");
            while (slug.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                slug = slug.substring(0, slug.offsetByCodePoints(slug.length(), -1));
            }
            String path = slug;
            for (int number = 2; !taken.add(kind + path); number++) {
                path = slug + "-" + number;
            }
            return body.contains("<img") || body.contains("![") ? path + "/index" : path;
        }
    }
}
