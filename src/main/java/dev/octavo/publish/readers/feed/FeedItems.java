package dev.octavo.publish.readers.feed;

import dev.octavo.text.JsonTokens;
import dev.octavo.text.JsonTokens.Kind;
import dev.octavo.text.JsonTokens.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the items of a feed: Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1. */
final class FeedItems {
    /** A larger one is read by no feed reader. */
    static final int LARGEST = 16 << 20;

    private FeedItems() {}

    /** In the order of the feed; empty where {@code bytes} are no feed. */
    static Optional<List<FeedItem>> of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.stripLeading().startsWith("{") ? ofJson(text) : ofXml(text);
    }

    // jsoup knows no external entities, so nothing that lies on somebody else's machine makes it read a file of ours.
    private static Optional<List<FeedItem>> ofXml(String text) {
        Document xml = Jsoup.parse(text, "", Parser.xmlParser());
        Element root = xml.firstElementChild();
        if (root == null) {
            return Optional.empty();
        }
        return switch (root.normalName()) {
            case "feed" ->
                Optional.of(
                        root.select("> entry").stream().map(FeedItems::ofEntry).toList());
            case "rss" ->
                Optional.of(root.select("> channel > item").stream()
                        .map(FeedItems::ofItem)
                        .toList());
            default -> Optional.empty();
        };
    }

    private static FeedItem ofEntry(Element entry) {
        String link = entry.select("> link").stream()
                .filter(one -> one.attr("rel").isEmpty() || one.attr("rel").equals("alternate"))
                .map(one -> one.attr("href"))
                .findFirst()
                .orElse("");
        return item(text(entry, "id"), link, text(entry, "title"), text(entry, "published"), text(entry, "updated"));
    }

    // RSS has no date of a change; readers go by the guid alone.
    private static FeedItem ofItem(Element item) {
        return item(text(item, "guid"), text(item, "link"), text(item, "title"), text(item, "pubDate"), "");
    }

    private static String text(Element parent, String name) {
        Element child = parent.selectFirst("> " + name);
        return child == null ? "" : child.text().strip();
    }

    private static FeedItem item(String id, String link, String title, String published, String updated) {
        return new FeedItem(id.isEmpty() ? link : id, link, title, published, updated);
    }

    private static Optional<List<FeedItem>> ofJson(String text) {
        List<Token> tokens = JsonTokens.ofFirstValue(text).tokens();
        List<FeedItem> items = new ArrayList<>();
        Map<String, String> fields = new HashMap<>();
        boolean feed = false;
        boolean within = false;
        int depth = 0;
        String name = "";
        for (Token token : tokens) {
            if (token.closes()) {
                depth--;
                // An item is an object in the array of the outermost object.
                if (within && depth == 2) {
                    items.add(item(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("url", ""),
                            fields.getOrDefault("title", ""),
                            fields.getOrDefault("date_published", ""),
                            fields.getOrDefault("date_modified", "")));
                }
                within &= depth > 1;
            } else if (token.opens()) {
                depth++;
                within |= depth == 2 && name.equals("items");
                if (within && depth == 3) {
                    fields.clear();
                }
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
