package dev.octavo.publish.readers;

import dev.octavo.text.JsonTokens;
import dev.octavo.text.JsonTokens.Kind;
import dev.octavo.text.JsonTokens.Token;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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
    /** A larger feed is read by no feed reader. */
    private static final int LARGEST = 16 << 20;

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
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
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
        List<FeedItem> items = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        boolean feed = false;
        boolean within = false;
        int depth = 0;
        String name = "";
        for (Token token : JsonTokens.ofFirstValue(text).tokens()) {
            if (token.closes()) {
                depth--;
                // An item is an object in the array of the outermost object.
                if (within && depth == 2) {
                    items.add(new FeedItem(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("url", ""),
                            fields.getOrDefault("title", ""),
                            fields.getOrDefault("date_published", ""),
                            fields.getOrDefault("date_modified", "")));
                    fields.clear();
                }
                within &= depth > 1;
            } else if (token.opens()) {
                depth++;
                within |= depth == 2 && name.equals("items");
            } else if (token.kind() == Kind.NAME) {
                name = token.text();
            } else if (depth == 1) {
                feed |= name.equals("version") && token.text().contains("jsonfeed.org");
            } else if (within && depth == 3) {
                fields.put(name, token.text());
            }
        }
        return feed ? Optional.of(items) : Optional.empty();
    }
}
