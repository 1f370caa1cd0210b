package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A feed in RSS, Atom or JSON, for blogs of which nothing else can be had. It has the posts that its program put into it. */
public final class Feed extends Export {
    static final Pattern START = Pattern.compile(
            "(?s)(?:\uFEFF|ï»¿)?\\s*(?:(?:<\\?xml.*?)?(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<(?:rss|feed|rdf:RDF)\\b"
                    + "|\\{.*\"https?://jsonfeed\\.org/version/).*");
    private static final Set<String> ITEMS = Set.of("item", "entry");

    private final Path file;
    private final boolean json;

    Feed(Media media, Path file) throws IOException {
        super("feed", media);
        this.file = file;
        this.json = ArticleFile.text(file).stripLeading().startsWith("{");
        if (json) {
            Fields feed = Fields.read(ArticleFile.text(file));
            put(settings, "title", feed.text("title"));
            put(settings, "url", feed.text("home_page_url"));
            put(settings, "description", feed.text("description"));
            put(settings, "language", feed.text("language"));
        } else {
            Xml feed = Xml.read(file, ITEMS, new Account(), item -> {});
            Xml channel = feed.first("channel").orElse(feed);
            put(settings, "title", words(channel.get("title")));
            put(settings, "url", link(channel));
            put(settings, "description", words(channel.get("description") + channel.get("subtitle")));
            put(settings, "language", channel.get("language"));
        }
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        Paths paths = new Paths();
        int[] number = {0};
        String name = Slashes.of(file.getFileName());
        if (json) {
            Fields.read(ArticleFile.text(file))
                    .all("items")
                    .forEach(item -> each.accept(item(item, name + ", item " + ++number[0], paths)));
        } else {
            Xml.read(
                    file,
                    ITEMS,
                    account,
                    item -> each.accept(item(item, name + ", item " + ++number[0], paths, account)));
        }
    }

    private static OldItem item(Fields item, String place, Paths paths) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", item.text("title"));
        dates(keys, item.text("date_published"), item.text("date_modified"));
        put(keys, "description", item.text("summary"));
        put(keys, "tags", item.list("tags").stream().map(String::valueOf).toList());
        Fields author = item.all("authors").stream().findFirst().orElse(item.in("author"));
        put(keys, "author", author.text("name"));
        put(keys, "feed-id", item.text("id"));
        put(keys, "link", item.text("external_url"));
        put(keys, "illustration", illustration(item.text("image"), "", ""));
        String html =
                item.text("content_html").isEmpty() ? paragraphs(item.text("content_text")) : item.text("content_html");
        return item(place, keys, html, item.text("url"), paths);
    }

    private static OldItem item(Xml item, String place, Paths paths, Account account) {
        Map<String, Object> keys = new LinkedHashMap<>();
        put(keys, "title", words(item.get("title")));
        dates(
                keys,
                first(item, "published", "pubDate", "dc:date", "issued", "updated"),
                first(item, "updated", "atom:updated", "modified"));
        put(
                keys,
                "tags",
                item.all("category").stream()
                        .map(tag -> tag.attribute("term").isEmpty() ? tag.text().strip() : tag.attribute("term"))
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList());
        put(
                keys,
                "author",
                item.first("author")
                        .map(author -> author.get("name"))
                        .filter(name -> !name.isEmpty())
                        .orElse(first(item, "dc:creator", "itunes:author")));
        put(keys, "feed-id", first(item, "id", "guid"));
        String whole = first(item, "content:encoded", "content", "body");
        String summary = first(item, "description", "summary", "itunes:summary");
        if (whole.isEmpty()) {
            account.changed(Thing.SYNTAX, "texts of which the feed may have only the beginning", place);
        } else {
            put(keys, "description", words(summary));
        }
        String sound = item.first("enclosure")
                .filter(file -> file.attribute("type").startsWith("audio/"))
                .map(file -> file.attribute("url"))
                .orElse("");
        return item(place, keys, audio(sound) + (whole.isEmpty() ? summary : whole), link(item), paths);
    }

    private static OldItem item(String place, Map<String, Object> keys, String html, String url, Paths paths) {
        Optional<String> address = address(url);
        return paths.item(place, Kind.POST, slug(address), keys, html, address, State.PUBLIC, List.of());
    }

    private static String first(Xml item, String... names) {
        return Stream.of(names)
                .map(item::get)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The address of a page, as RSS or Atom has it. */
    static String link(Xml element) {
        return element.all("link").stream()
                .filter(link ->
                        link.attribute("rel").isEmpty() || link.attribute("rel").equals("alternate"))
                .map(link -> link.attribute("href").isEmpty() ? link.text().strip() : link.attribute("href"))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .orElse("");
    }
}
