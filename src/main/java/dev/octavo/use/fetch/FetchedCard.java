package dev.octavo.use.fetch;

import dev.octavo.blog.site.Component;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a page on another site says of itself, by Open Graph and oEmbed.
 *
 * @param author empty if the title names them
 * @param picture its address, as the page has it
 */
record FetchedCard(String title, String author, String text, String picture) {
    private static final int LONGEST_TEXT = 500;
    private static final String CARD = "link-card";

    /** Reads the page at {@code uri}, and the file of oEmbed that it names. */
    static FetchedCard of(URI uri, Download download) throws FetchException, IOException {
        Document page = Jsoup.parse(new ByteArrayInputStream(download.bytes(uri)), null, uri.toString());
        Map<?, ?> embed = embed(uri, page, download);
        String title = first(meta(page, "og:title"), embed.get("title"), page.title());
        String author = first(embed.get("author_name"), meta(page, "author"));
        String said =
                Jsoup.parse(first(embed.get("html"))).select("blockquote p").text();
        if (title.isEmpty()) {
            throw new FetchException("does not say what it is", "");
        }
        return new FetchedCard(
                title,
                title.contains(author) ? "" : author,
                first(meta(page, "og:description"), said, meta(page, "description"))
                        .replaceFirst("^(.{" + LONGEST_TEXT + "}\\S{0,40}).+", "$1…"),
                first(meta(page, "og:image"), embed.get("thumbnail_url")));
    }

    private static Map<?, ?> embed(URI uri, Document page, Download download) {
        String address = page.select("link[type=application/json+oembed]").attr("href");
        try {
            byte[] json = address.isEmpty() ? new byte[0] : download.bytes(download.named(uri, address));
            return Json.read(new String(json, StandardCharsets.UTF_8)).orElse("") instanceof Map<?, ?> all
                    ? all
                    : Map.of();
        } catch (FetchException unknown) {
            return Map.of(); // the page itself says enough
        }
    }

    private static String meta(Document page, String name) {
        return page.select("meta[property=" + name + "], meta[name=" + name + "]")
                .attr("content");
    }

    private static String first(@Nullable Object... texts) {
        return Stream.of(texts)
                .filter(String.class::isInstance)
                .map(one -> one.toString().replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * Returns the component that shows the card.
     *
     * @param shown what shows the page until then; that of a post, which is all text, needs its frame no more
     * @param poster the file of the picture, as the article writes it
     */
    String markdown(Component shown, Optional<String> poster) {
        Map<String, String> attributes = new TreeMap<>();
        shown.attributes().forEach(one -> attributes.put(one.name(), one.value()));
        boolean card = shown.name().equals(CARD) || (!text.isEmpty() && "1:1".equals(attributes.get("ratio")));
        if (card) {
            attributes.keySet().removeIf(name -> !name.equals("href"));
            attributes.put("author", author);
            attributes.put("text", text);
        }
        if (attributes.containsKey("href")) {
            attributes.put("poster", poster.orElse(""));
        }
        String label = card || author.isEmpty() ? title : author + ": " + title;
        String start = "::" + (card ? CARD : shown.name()) + "["
                + label.replaceAll("[\\\\`*_{}\\[\\]<>|~$^=+:&]", "\\\\$0") + "]{";
        return attributes.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=\"" + Html.escape(one.getValue()).replace("\\", "&#92;") + "\"")
                .collect(Collectors.joining(" ", start, "}"));
    }
}
