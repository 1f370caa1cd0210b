package dev.octavo.use.fetch;

import dev.octavo.blog.site.Component;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page on another site says of itself, by Open Graph and oEmbed.
 *
 * @param author empty if the title names them
 * @param picture its address, as the page has it
 */
record FetchedCard(String title, String author, String text, String picture) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 500;
    private static final String FRAME = "embed";
    private static final String CARD = "link-card";

    /** Reads the page at {@code uri}, and the file of oEmbed that it names. */
    static FetchedCard of(URI uri, Download download) throws FetchException {
        Document page = page(uri, download.bytes(uri));
        Map<?, ?> embed = embed(uri, page, download);
        String title = first(LONGEST_TITLE, meta(page, "og:title"), value(embed, "title"), page.title());
        String author = first(LONGEST_TITLE, value(embed, "author_name"), meta(page, "author"));
        String said = Jsoup.parse(value(embed, "html")).select("blockquote p").text();
        String text = first(LONGEST_TEXT, meta(page, "og:description"), said, meta(page, "description"));
        String picture = first(Integer.MAX_VALUE, meta(page, "og:image"), value(embed, "thumbnail_url"));
        if (title.isEmpty()) {
            throw new FetchException("does not say what it is", "look at it in a browser");
        }
        return new FetchedCard(title, title.contains(author) ? "" : author, text, picture);
    }

    private static Document page(URI uri, byte[] bytes) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, uri.toString());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static Map<?, ?> embed(URI uri, Document page, Download download) {
        Element link = page.selectFirst("link[type=application/json+oembed][href]");
        try {
            String json = link == null
                    ? ""
                    : new String(download.bytes(download.named(uri, link.attr("href"))), StandardCharsets.UTF_8);
            return Json.read(json).orElse("") instanceof Map<?, ?> values ? values : Map.of();
        } catch (FetchException unknown) {
            return Map.of(); // the page itself says enough
        }
    }

    private static String meta(Document page, String name) {
        return page.select("meta[property=" + name + "], meta[name=" + name + "]").attr("content");
    }

    private static String value(Map<?, ?> values, String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    private static String first(int longest, String... texts) {
        String text = Stream.of(texts)
                .map(one -> one.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(one -> !one.isEmpty())
                .findFirst()
                .orElse("");
        boolean tooLong = text.codePointCount(0, text.length()) > longest;
        return tooLong
                ? text.substring(0, text.offsetByCodePoints(0, longest)).replaceFirst("\\s+\\S*$", "") + "…"
                : text;
    }

    /**
     * Returns the component that shows the card.
     *
     * @param shown what shows the page until then: a post, which is all text, needs its frame no more
     * @param poster the file of the picture, as the article writes it
     */
    String markdown(Component shown, Optional<String> poster) {
        Map<String, String> attributes = new TreeMap<>();
        shown.attributes().forEach(one -> attributes.put(one.name(), one.value()));
        boolean card = shown.name().equals(CARD) || (!text.isEmpty() && "1:1".equals(attributes.get("ratio")));
        if (card) {
            attributes.keySet().retainAll(List.of("href"));
            attributes.put("author", author);
            attributes.put("text", text);
        }
        if (card || shown.name().equals(FRAME)) {
            attributes.put("poster", poster.orElse(""));
        }
        String label = card || author.isEmpty() ? title : author + ": " + title;
        return attributes.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=\""
                        + Html.escape(one.getValue()).replace("\\", "&#92;") + "\"")
                .collect(Collectors.joining(
                        " ",
                        "::" + (card ? CARD : shown.name()) + "[" + label.replaceAll("[\\\\`*_{}\\[\\]<>|~$^=+:&]", "\\\\$0")
                                + "]{",
                        "}"));
    }
}
