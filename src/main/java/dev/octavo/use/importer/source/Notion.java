package dev.octavo.use.importer.source;

import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Slashes;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Body;
import dev.octavo.use.importer.old.OldItem.Format;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An export of Notion: pages in Markdown or HTML whose names end with their ids, and the properties of pages at their top. */
public final class Notion extends Export {
    static final Pattern PAGE = Pattern.compile("(?s)(?:.*/)?([^/]*?) ?[0-9a-f]{32}\\.(md|html)");
    /** The title, and the properties, which stand alone; prose that has a colon ends otherwise. */
    private static final Pattern HEAD =
            Pattern.compile("# (.*)\\s+((?:[\\p{L}\\p{N}][^:\\n]{0,40}: .*\\n)+(?=\\s*\\n|\\z))?");
    /** A picture whose caption is its words, and stands below it again. */
    private static final Pattern CAPTION =
            Pattern.compile("(?m)^!\\[([^\\]\"\\n]+)]\\(([^()\\n]+)\\)\\n\\n\\1[ \\t]*$");
    /** A link to the table of a database. */
    private static final Pattern DATABASE = Pattern.compile("(?m)^\\[([^\\]\\n]*)]\\(([^()\\n]+)\\.csv\\)[ \\t]*$");
    /** Where a page is that a property names. */
    private static final Pattern RELATION = Pattern.compile(" \\([^()\\s]*\\.(?:md|html)\\)");

    private static final BitSet UNENCODED = PercentEncoding.unencoded("-._~");
    private static final Set<String> PUBLISHED = Set.of("published", "public", "live", "yes", "true");

    private final Path root;

    Notion(Media media, Path first) {
        super("Notion", media);
        this.root = media.folder();
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        for (Path file : files()) {
            String place = Slashes.of(root.relativize(file));
            Matcher name = PAGE.matcher(place);
            if (name.matches()) {
                boolean markdown = name.group(2).equals("md");
                String title = name.group(1).strip();
                each.accept(
                        markdown
                                ? markdown(databases(file), place, title, paths)
                                : html(ArticleFile.text(file), place, title, paths));
            } else if (place.endsWith(".csv")) {
                account.left(Thing.FILE, "tables: their pages are read, with what the tables say of them", place);
            }
        }
    }

    /** The text of a page, with links to the pages of a database in place of the link to its table. */
    private String databases(Path page) throws IOException {
        return DATABASE.matcher(ArticleFile.text(page)).replaceAll(link -> {
            String folder = PercentEncoding.decoded(link.group(2)).orElse(link.group(2));
            String links = files().stream()
                    .filter(file -> page.resolveSibling(folder).equals(file.getParent()))
                    .map(file -> PAGE.matcher(Slashes.of(file)))
                    .filter(Matcher::matches)
                    .map(file -> "\n- [" + file.group(1) + "](" + link.group(2) + "/"
                            + PercentEncoding.encoded(file.group().replaceFirst("^.*/", ""), UNENCODED) + ")")
                    .collect(Collectors.joining());
            return Matcher.quoteReplacement(links.isEmpty() ? link.group() : link.group(1) + "\n" + links);
        });
    }

    private static OldItem markdown(String text, String place, String name, Paths paths) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Matcher head = HEAD.matcher(text.strip() + "\n");
        boolean titled = head.lookingAt();
        put(keys, "title", titled ? head.group(1) : name);
        Optional.ofNullable(titled ? head.group(2) : null).stream()
                .flatMap(String::lines)
                .forEach(line -> {
                    String[] parts = line.split(": ", 2);
                    property(keys, parts[0], parts[1]);
                });
        String body = CAPTION.matcher(titled ? head.replaceFirst("") : text)
                .replaceAll("![]($2 \"$1\")")
                .replaceAll("(?m)^<aside>[ \\t]*$", ":::aside")
                .replaceAll("(?m)^</aside>[ \\t]*$", ":::");
        return item(place, keys, new Body(body.strip() + "\n", Format.MARKDOWN), paths);
    }

    private static OldItem html(String text, String place, String name, Paths paths) {
        Document page = page(text);
        Map<String, Object> keys = new LinkedHashMap<>();
        String title = page.select(".page-title").text();
        put(keys, "title", title.isEmpty() ? name : title);
        for (Element row : page.select("table.properties tr")) {
            List<String> parts =
                    row.select("td .selected-value, td > time, td > a").eachText();
            property(
                    keys,
                    row.select("th").text(),
                    String.join(", ", parts.isEmpty() ? row.select("td").eachText() : parts));
        }
        String cover = page.select("img.page-cover-image").attr("src");
        put(keys, "illustration", illustration(cover, "", ""));
        Element body = page.selectFirst(".page-body");
        page.select("div[style=display:contents]").forEach(Element::unwrap);
        page.select("figure.callout").tagName("div").addClass("kg-callout-card");
        for (Element list : page.select("ul + ul:not(.toggle), ol + ol")) { // each item has a list of its own
            Element before = list.previousElementSibling();
            if (before != null && before.className().equals(list.className())) {
                before.appendChildren(List.copyOf(list.childNodes()));
                list.remove();
            }
        }
        page.select(".checkbox").forEach(box -> {
            boolean done = box.hasClass("checkbox-on");
            box.clearAttributes()
                    .tagName("input")
                    .attr("type", "checkbox")
                    .attr("disabled", true)
                    .attr("checked", done);
        });
        page.select("ul.toggle > li > details").forEach(toggle -> {
            Element list = toggle.closest("ul.toggle");
            if (list != null && list.childrenSize() == 1) {
                list.replaceWith(toggle);
            }
        });
        return item(place, keys, new Body(body == null ? "" : body.html(), Format.HTML), paths);
    }

    private static void property(Map<String, Object> keys, String name, String value) {
        String key = name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        boolean list = key.matches("tags?|categor(?:y|ies)|authors?|keywords|topics?");
        String words = RELATION.matcher(value).replaceAll("").strip();
        put(
                keys,
                key.equals("name") ? "title" : key,
                list && !words.isEmpty() ? List.of(words.split("(?<![,\\s])[,\\s]*,\\s*")) : words);
    }

    /** Pages of Notion are private: only those that say so are public. */
    private static OldItem item(String place, Map<String, Object> keys, Body body, Paths paths) {
        boolean published = Stream.of("status", "published", "publish", "public", "state")
                .map(key -> keys.getOrDefault(key, "").toString().toLowerCase(Locale.ROOT))
                .anyMatch(PUBLISHED::contains);
        boolean dated = keys.keySet().stream()
                .anyMatch(key -> key.matches("date|created|published(?:-on|-at)?|created-time|publish-date"));
        Kind kind = dated ? Kind.POST : Kind.PAGE;
        String path = paths.path(kind, keys.getOrDefault("slug", "").toString(), keys, body.text());
        State state = published ? State.PUBLIC : State.DRAFT;
        return new OldItem(place, kind, path, keys, body, Optional.empty(), state, Optional.empty(), List.of());
    }
}
