package dev.octavo.publish.readers;

import dev.octavo.text.Json;
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
 * What a feed reader knows of an item.
 *
 * @param id by which it is known again; the link where the feed gives none
 * @param title empty where it has none
 * @param published as it is written; empty where it is not said
 * @param updated as it is written; empty where it is not said
 */
record FeedItem(String id, String link, String title, String published, String updated) {
    FeedItem {
        id = id.isEmpty() ? link : id;
    }

    /** What the author calls it. */
    String name() {
        return title.isEmpty() ? link : title;
    }

    /** The path of its link, decoded; empty where it is no address. */
    Optional<String> path() {
        try {
            return Optional.ofNullable(new URI(link).getPath());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Those of Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1, in its order; empty where {@code bytes} are no feed. */
    static Optional<List<FeedItem>> of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? ofJson(text) : ofXml(text);
    }

    // jsoup knows no external entities, so nothing that lies on another machine makes it read a file of ours.
    private static Optional<List<FeedItem>> ofXml(String text) {
        Element root = Jsoup.parse(text, "", Parser.xmlParser()).firstElementChild();
        if (root == null || !(root.nameIs("feed") || root.nameIs("rss"))) {
            return Optional.empty();
        }
        return Optional.of(root.select("> entry, > channel > item").stream()
                .map(FeedItem::ofXml)
                .toList());
    }

    // RSS has no date of a change; readers go by the guid alone.
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
