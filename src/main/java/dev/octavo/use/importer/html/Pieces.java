package dev.octavo.use.importer.html;

import dev.octavo.blog.markdown.foreign.Markup;
import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.html.EmbedAddress;
import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of articles for which Octavo has a syntax of its own: pictures with captions, galleries, players, cards, callouts.
 *
 * @param blocks the Markdown of the blocks in an element
 */
record Pieces(Function<Element, List<String>> blocks, String place, Account account) {
    private static final Evaluator GALLERY = QueryParser.parse(
            ".wp-block-gallery, .wp-block-jetpack-slideshow, .gallery, .kg-gallery-card, .tiled-gallery, .image-gallery-embed, .npf_row, .photoset");

    private static final Evaluator PROSE =
            QueryParser.parse("p, h1, h2, h3, h4, h5, h6, ul, ol, pre, hr, blockquote, dl");
    private static final Evaluator MEDIA = QueryParser.parse("iframe, video, audio");
    private static final Pattern CARD = Pattern.compile("kg-|wp-block|button|bookmark");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"\\\\]+");
    // Of the private use area
    private static final char OPENING = '\uE0F0';
    private static final char CLOSING = '\uE0F1';
    private static final Set<String> CALLOUTS =
            Set.of("alert", "callout", "notice", "admonition", "message", "note", "box");

    /** The Markdown of {@code block}; empty if it is nothing of these. */
    Optional<List<String>> of(Element block) {
        boolean plain = block.is(PROSE) && block.className().isEmpty() && block.selectFirst(MEDIA) == null;
        if (plain && !block.text().startsWith("http")) {
            return Optional.empty();
        }
        if (block.is(GALLERY) && block.selectFirst("img") != null) {
            return Optional.of(gallery(block));
        }
        Optional<String> leaf = card(block).or(() -> player(block)).or(() -> film(block));
        if (leaf.isPresent()) {
            String name = leaf.get().startsWith("<") ? "a link" : leaf.get().replaceFirst("(?s)^(::[a-z-]+).*", "$1");
            account.changed(Thing.BLOCK, "to " + name, place);
            return leaf.map(List::of);
        }
        if (block.is(".kg-callout-card, .kg-toggle-card, .wp-block-accordion-item")) {
            return Optional.of(List.of(opened(block)));
        }
        return alert(block).map(List::of).or(() -> figure(block));
    }

    private Optional<List<String>> figure(Element block) {
        Element pictured = block.selectFirst("td:not(.tr-caption) img");
        if (pictured != null && block.is("table.tr-caption-container")) { // Blogger
            return Optional.of(figure(block, pictured, block.selectFirst(".tr-caption")));
        }
        if (!block.nameIs("figure") && !block.is(".captioned-image-container")) {
            return Optional.empty();
        }
        Element caption = block.selectFirst("figcaption");
        Elements pictures = block.select("img");
        if (pictures.size() == 1
                && isAlone(block.text(), caption)
                && block.select("iframe, video, audio, table, pre, script").isEmpty()) {
            return Optional.of(figure(block, pictures.get(0), caption));
        }
        if (caption == null || caption.text().isBlank()) {
            return Optional.empty();
        }
        account.kept(Thing.CAPTION, place);
        caption.remove();
        return Optional.of(List.of(container("figure", inline(caption), blocks.apply(block))));
    }

    /** Whether a text is that of a caption, or none. */
    private static boolean isAlone(String text, @Nullable Element caption) {
        return text.strip().equals(caption == null ? "" : caption.text().strip());
    }

    /** A picture, its caption in its title where that is plain text. */
    private List<String> figure(Element block, Element shown, @Nullable Element caption) {
        account.kept(Thing.BLOCK, place);
        Element picture = shown.clone().removeAttr("title");
        Element link = shown.closest("a[href]");
        boolean linked = link != null && !link.equals(block);
        if (caption != null && !caption.text().isBlank()) {
            account.kept(Thing.CAPTION, place);
            if (linked || !caption.select("* :not(span)").isEmpty()) {
                return List.of(container("figure", inline(caption), List.of(picture(picture, linked ? link : null))));
            }
            picture.attr("title", caption.text());
        }
        return List.of(picture(picture, linked ? link : null));
    }

    private static String picture(Element picture, @Nullable Element link) {
        return inline(new Element("p")
                .appendChild(link == null ? picture : link.shallowClone().appendChild(picture)));
    }

    /** Pictures side by side; each has its own block if each has its own caption. */
    private List<String> gallery(Element block) {
        Element caption =
                block.selectFirst("> figcaption, > .gallery-caption, > figure > figcaption.blocks-gallery-caption");
        String label = inline(caption);
        if (caption != null && !label.isEmpty()) {
            account.kept(Thing.CAPTION, place);
            caption.remove();
        }
        account.changed(Thing.BLOCK, "to :::gallery", place);
        List<String> pictures = new ArrayList<>();
        boolean captioned = false;
        for (Element picture : block.select("img")) {
            Element around = picture.closest("figure, li, dl, .gallery-item");
            String text = around != null
                            && !around.equals(block)
                            && around.select("img").size() == 1
                    ? around.select("figcaption, .wp-caption-text, .blocks-gallery-item__caption").stream()
                            .findFirst()
                            .map(Element::text)
                            .orElse("")
                    : "";
            if (!text.isBlank()) {
                captioned = true;
                account.kept(Thing.CAPTION, place);
            }
            pictures.add(picture(picture.clone().attr("title", text), null));
        }
        return captioned
                ? Stream.of(container("columns", "", pictures), label)
                        .filter(words -> !words.isEmpty())
                        .toList()
                : List.of(container("gallery", label, List.of(String.join("\n", pictures))));
    }

    private Optional<String> player(Element block) {
        Elements frames = block.select("iframe");
        Element caption = block.selectFirst("figcaption");
        String words = inline(caption);
        String address = frames.isEmpty()
                ? withoutCaption(block)
                : Stream.of("src", "data-src")
                        .map(frames::attr)
                        .filter(src -> !src.isEmpty() && frames.size() == 1 && isAlone(block.text(), caption))
                        .findFirst()
                        .orElse("");
        String title = frames.attr("title");
        String label = words.isEmpty() && !title.matches("(?i)(?:youtube|vimeo)(?: video player)?")
                ? HtmlToMarkdown.words(title)
                : words;
        Optional<String> player = EmbedAddress.film(address.strip().replaceFirst("^//", "https://"))
                .map(film -> "::" + component(film.component(), label)
                        + Markup.component("", Optional.empty(), film.attributes()))
                .or(() -> frames.isEmpty() ? shown(address.strip(), words) : Optional.empty());
        player.filter(found -> !words.isEmpty()).ifPresent(found -> account.kept(Thing.CAPTION, place));
        return player;
    }

    /** An address alone in its block, of which most programs make a link or a card. */
    private static Optional<String> shown(String address, String label) {
        if (!ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                label.isEmpty() ? "<" + address + ">" : "::" + component("link-card", label, "href", address));
    }

    /** The words of a block that is an address, as WordPress has them for players. */
    private static String withoutCaption(Element block) {
        Element address = block.clone();
        address.select("figcaption").remove();
        boolean paragraph = block.is("p, figure, div")
                && address.select("img, iframe, li, pre").isEmpty();
        Element link = address.selectFirst("a[href]");
        boolean same = link == null || link.attr("href").equals(link.text());
        return paragraph && same ? address.text() : "";
    }

    private Optional<String> film(Element block) {
        Elements films = block.select("video, audio");
        if (films.size() != 1 || !block.is("video, audio, figure, p, .kg-video-card, .kg-audio-card, .wp-video, div")) {
            return Optional.empty();
        }
        Element film = films.get(0);
        Element caption = block.selectFirst("figcaption, .kg-audio-title");
        boolean alone = block.is(".kg-video-card, .kg-audio-card")
                || isAlone(block.text().replace(film.text(), ""), caption);
        String src = film.hasAttr("src")
                ? film.attr("src")
                : film.select("source[src]").attr("src");
        return src.isEmpty() || !alone
                ? Optional.empty()
                : Optional.of("::"
                        + component(
                                film.normalName(),
                                inline(caption),
                                "src",
                                src,
                                "poster",
                                film.attr("poster"),
                                "captions",
                                film.select("track[src]").attr("src")));
    }

    private static Optional<String> card(Element block) {
        Element link = CARD.matcher(block.className()).find() ? block.selectFirst("a[href~=[^#]]") : null;
        if (link == null) {
            return Optional.empty();
        }
        String href = link.attr("href");
        String below =
                block
                        .select(".kg-bookmark-description, .bookmark-description, .kg-file-card-caption, figcaption")
                        .stream()
                        .map(about -> "\n\n" + inline(about))
                        .filter(about -> !about.isBlank())
                        .collect(Collectors.joining());
        if (block.is(".kg-bookmark-card, .wp-block-bookmark, .bookmark")) {
            String title = title(block, ".kg-bookmark-title, .bookmark-title", link);
            String label = title.isEmpty() ? HtmlToMarkdown.words(href) : title;
            return Optional.of("::" + component("link-card", label, "href", href) + below);
        }
        if (block.is(".kg-file-card, .wp-block-file")) {
            String title = title(block, ".kg-file-card-title", link);
            return Optional.of("::" + component("file", title, "href", href) + below);
        }
        boolean button = block.is(".kg-button-card, .wp-block-button, .wp-block-buttons, p.button-wrapper")
                && block.select("a[href]").size() == 1
                && block.text().equals(link.text())
                && !link.text().isBlank();
        return button ? Optional.of("::" + component("button", inline(link), "href", href)) : Optional.empty();
    }

    private static String title(Element block, String selector, Element link) {
        Element title = block.selectFirst(selector);
        return inline(title == null ? link : title);
    }

    /** Ghost's callouts and toggles, and the accordions of WordPress. */
    private String opened(Element card) {
        String name = card.hasClass("kg-callout-card") ? "aside" : "details";
        account.changed(Thing.BLOCK, "to :::" + name, place);
        String label = name.equals("details")
                ? inline(card.selectFirst(".kg-toggle-heading-text, .wp-block-accordion-heading__toggle-title"))
                : "";
        Element inside = card.selectFirst(".kg-toggle-content, .kg-callout-text, .wp-block-accordion-panel");
        Element emoji = card.selectFirst(".kg-callout-emoji");
        if (emoji != null && inside != null) {
            Element first = inside.selectFirst("p");
            (first == null ? inside : first).prependText(emoji.text() + " ");
        }
        return container(name, label, blocks.apply(inside == null ? card : inside));
    }

    private Optional<String> alert(Element block) {
        List<String> names = block.classNames().stream()
                .flatMap(name -> Stream.of(name.split("[-_]+")))
                .toList();
        boolean callout =
                block.is("div, aside, section, blockquote") && names.stream().anyMatch(CALLOUTS::contains);
        return names.stream()
                .flatMap(name -> Alert.named(name).stream())
                .filter(kind -> callout && !block.text().isBlank())
                .findFirst()
                .map(kind -> alert(block, kind));
    }

    private String alert(Element block, Alert kind) {
        Element title = block.selectFirst("> .admonition-title, > .alert-title, > .callout-title, > .title");
        account.changed(Thing.BLOCK, "to an alert", place);
        if (title != null && Alert.named(title.text().strip()).isPresent()) {
            title.remove();
        }
        return "> [!" + kind.id().toUpperCase(Locale.ROOT) + "]\n> "
                + String.join("\n\n", blocks.apply(block)).replace("\n", "\n> ").replaceAll("(?m)(?<! ) +$", "");
    }

    private static String container(String name, String label, List<String> blocks) {
        return Markup.around(component(name, label), String.join("\n\n", blocks));
    }

    /** @param attributes names and values, in turn; those without a value are left out */
    private static String component(String name, String label, String... attributes) {
        String braces = Stream.iterate(0, i -> i < attributes.length, i -> i + 2)
                .filter(i -> !attributes[i + 1].isEmpty())
                .map(i -> attributes[i] + "=\""
                        + attributes[i + 1].strip().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" "));
        return name
                + (label.isEmpty() ? "" : "[" + label.replaceAll("\\\\?\n", " ") + "]")
                + (braces.isEmpty() ? "" : "{" + braces + "}");
    }

    /** The words of an element on one line, if it is there. Brackets of its text must not end a label. */
    private static String inline(@Nullable Element element) {
        if (element == null) {
            return "";
        }
        Element paragraph = new Element("p");
        element.childNodesCopy().forEach(paragraph::appendChild);
        paragraph.forEachNode(node -> {
            if (node instanceof TextNode text) {
                text.text(text.getWholeText().replace('[', OPENING).replace(']', CLOSING));
            }
        });
        return HtmlToMarkdown.whole(paragraph)
                .strip()
                .replace("\n\n", " ")
                .replace(String.valueOf(OPENING), "&#91;")
                .replace(String.valueOf(CLOSING), "&#93;");
    }
}
