package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.HtmlConversion;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the cards of Ghost as it does itself, which is what {@code importer.html} knows. */
record GhostCards(Account account, String place) {
    /** @param type as in mobiledoc or lexical */
    String html(String type, Fields card) {
        Fields visibility = card.in("visibility");
        Fields web = visibility.in("web");
        boolean hidden = (!web.values().isEmpty() && !web.is("nonMember"))
                || visibility.text("showOnWeb").equals("false")
                || visibility.is("emailOnly");
        return hidden ? hidden(account, place) : shown(type, card);
    }

    /** What is left of a block that not everybody could see. */
    static String hidden(Account account, String place) {
        account.left(Thing.BLOCK, "a block for members only", place);
        return "";
    }

    private String shown(String type, Fields card) {
        return switch (type) {
            case "image", "card-image" -> image(card);
            case "gallery" ->
                "<figure class=\"kg-card kg-gallery-card\">"
                        + card.all("images").stream().map(GhostCards::picture).collect(Collectors.joining())
                        + caption(card) + "</figure>";
            case "html", "card-html" -> card.text("html");
            case "markdown", "card-markdown" -> HtmlConversion.html(card.text("markdown"));
            case "code", "codeblock" -> code(card);
            case "embed" -> embed(card);
            case "bookmark" -> bookmark(card);
            case "hr", "horizontalrule" -> "<hr>";
            case "callout" ->
                "<div class=\"kg-card kg-callout-card\"><div class=\"kg-callout-emoji\">" + card.text("calloutEmoji")
                        + "</div><div class=\"kg-callout-text\">" + card.text("calloutText") + "</div></div>";
            case "toggle" ->
                "<div class=\"kg-card kg-toggle-card\"><h4 class=\"kg-toggle-heading-text\">" + card.text("heading")
                        + "</h4><div class=\"kg-toggle-content\">" + card.text("content") + "</div></div>";
            case "button" ->
                "<div class=\"kg-card kg-button-card\">"
                        + link(card.text("buttonUrl"), Html.escape(card.text("buttonText"))) + "</div>";
            case "file" ->
                "<div class=\"kg-card kg-file-card\">"
                        + link(
                                card.text("src"),
                                "<div class=\"kg-file-card-title\">"
                                        + Html.escape(first(card.text("fileTitle"), card.text("fileName"))) + "</div>")
                        + "</div>"
                        + (card.text("fileCaption").isEmpty() ? "" : "<p>" + card.text("fileCaption") + "</p>");
            case "audio" ->
                "<div class=\"kg-card kg-audio-card\"><audio" + attribute("src", card.text("src"))
                        + "></audio><div class=\"kg-audio-title\">" + Html.escape(card.text("title")) + "</div></div>";
            case "video" ->
                "<figure class=\"kg-card kg-video-card\"><video" + attribute("src", card.text("src"))
                        + attribute("poster", first(card.text("customThumbnailSrc"), card.text("thumbnailSrc")))
                        + "></video>" + caption(card) + "</figure>";
            case "header" -> "<h2>" + card.text("header") + "</h2><p>" + card.text("subheader") + "</p>" + button(card);
            case "product" ->
                "<h4>" + card.text("productTitle") + "</h4>"
                        + image(new Fields(Map.of("src", card.text("productImageSrc"))))
                        + card.text("productDescription")
                        + (card.text("productUrl").isEmpty()
                                ? ""
                                : "<p>" + link(card.text("productUrl"), Html.escape(card.text("productButton")))
                                        + "</p>");
            case "call-to-action" -> card.text("textValue") + button(card);
            case "email", "email-cta", "paywall", "signup" -> {
                account.left(Thing.BLOCK, "for members and mails: a card \"" + type + "\"", place);
                yield "";
            }
            default -> {
                account.left(Thing.BLOCK, "a card that is not known: \"" + type + "\"", place);
                yield "";
            }
        };
    }

    private static String image(Fields card) {
        return card.text("src").isEmpty()
                ? ""
                : "<figure class=\"kg-card kg-image-card\">"
                        + (card.text("href").isEmpty() ? picture(card) : link(card.text("href"), picture(card)))
                        + caption(card) + "</figure>";
    }

    private static String picture(Fields card) {
        return "<img" + attribute("src", card.text("src")) + " alt=\"" + Html.escape(card.text("alt")) + "\">";
    }

    private static String caption(Fields card) {
        return card.text("caption").isEmpty() ? "" : "<figcaption>" + card.text("caption") + "</figcaption>";
    }

    private static String code(Fields card) {
        String language = card.text("language").replaceAll("[^\\w+#.-]", "");
        String code = "<pre><code" + (language.isEmpty() ? "" : " class=\"language-" + language + "\"") + ">"
                + Html.escape(card.text("code")) + "</code></pre>";
        return card.text("caption").isEmpty() ? code : "<figure>" + code + caption(card) + "</figure>";
    }

    private static String embed(Fields card) {
        String html = first(card.text("html"), "<p>" + link(card.text("url"), Html.escape(card.text("url"))) + "</p>");
        return "<figure class=\"kg-card kg-embed-card\">" + html + caption(card) + "</figure>";
    }

    private static String bookmark(Fields card) {
        Fields page = card.in("metadata");
        return "<figure class=\"kg-card kg-bookmark-card\">"
                + link(
                        first(card.text("url"), page.text("url")),
                        "<div class=\"kg-bookmark-title\">" + Html.escape(page.text("title"))
                                + "</div><div class=\"kg-bookmark-description\">"
                                + Html.escape(page.text("description")) + "</div>")
                + caption(card) + "</figure>";
    }

    private static String button(Fields card) {
        String url = card.text("buttonUrl");
        return url.isEmpty()
                ? ""
                : "<div class=\"kg-card kg-button-card\">" + link(url, Html.escape(card.text("buttonText"))) + "</div>";
    }

    static String link(String address, String html) {
        return "<a" + attribute("href", address) + ">" + html + "</a>";
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + Html.escape(value) + "\"";
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
