package dev.octavo.publish.readers;

import dev.octavo.lib.text.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * An item of a feed.
 *
 * @param id by which feed readers recognise it; the link if the feed has no id
 * @param title empty if it has none
 * @param published as written in the feed; empty if absent
 * @param updated as written in the feed; empty if absent
 */
record FeedItem(String id, String link, String title, String published, String updated) {
    FeedItem {
        id = id.isEmpty() ? link : id;
    }

    /** Its name for messages. */
    String name() {
        return title.isEmpty() ? link : title;
    }

    /** The decoded path of its link; empty if the link is not a URL. */
    Optional<String> path() {
        try {
            return Optional.ofNullable(new URI(link).getPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Parses Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1: items in the feed's order; empty if it is not a feed. */
    static Optional<List<FeedItem>> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? ofJson(text) : ofXml(text);
    }

    // jsoup does not resolve external entities, so a feed from another machine cannot make it read our files.
    private static Optional<List<FeedItem>> ofXml(String text) {
        Element root = Jsoup.parse(text, "", Parser.xmlParser()).firstElementChild();
        if (root == null || !(root.nameIs("feed") || root.nameIs("rss"))) {
            return Optional.empty();
        }
        return Optional.of(root.select("> entry, > channel > item").stream()
                .map(FeedItem::ofXml)
                .toList());
    }

    // RSS has no modification date; feed readers use the guid alone.
    private static FeedItem ofXml(Element item) {
        String link = item.select("> link:not([rel]), > link[rel=alternate]").stream()
                .map(one -> one.hasAttr("href") ? one.attr("href") : one.text().strip())
                .findFirst()
                .orElse("");
        return new FeedItem(
                text(item, "> id, > guid"),
                link,
                text(item, "> title"),
                text(item, "> published, > pubDate"),
                text(item, "> updated"));
    }

    private static String text(Element parent, String child) {
        return parent.select(child).stream()
                .map(Element::text)
                .findFirst()
                .orElse("")
                .strip();
    }

    private static Optional<List<FeedItem>> ofJson(String text) {
        return Json.read(text)
                .filter(value ->
                        value instanceof Map<?, ?> feed && text(feed, "version").contains("jsonfeed.org"))
                .map(feed -> ((Map<?, ?>) feed).get("items") instanceof List<?> items ? items : List.of())
                .map(items -> items.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> ofJson((Map<?, ?>) item))
                        .toList());
    }

    private static FeedItem ofJson(Map<?, ?> item) {
        return new FeedItem(
                text(item, "id"),
                text(item, "url"),
                text(item, "title"),
                text(item, "date_published"),
                text(item, "date_modified"));
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}
