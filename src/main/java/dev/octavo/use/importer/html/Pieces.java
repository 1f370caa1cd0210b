package dev.octavo.use.importer.html;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.syntax.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
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
            String name = leaf.get().replaceFirst("(?s)^(:+[a-z-]+|.).*", "$1");
            account.changed(Thing.BLOCK, name.startsWith(":") ? "to " + name : "to a link", place);
            return Optional.of(List.of(leaf.get()));
        }
        if (block.is(".kg-callout-card, .kg-toggle-card, .wp-block-accordion-item")) {
            return Optional.of(List.of(opened(block)));
        }
        Optional<Alert> alert = alert(block);
        return alert.isPresent() ? Optional.of(List.of(alert(block, alert.get()))) : figure(block);
    }

    private Optional<List<String>> figure(Element block) {
        if (block.is("table.tr-caption-container")) { // Blogger
            return Optional.of(
                    figure(block, block.select("td:not(.tr-caption) img"), block.selectFirst(".tr-caption")));
        }
        if (!block.nameIs("figure") && !block.is(".captioned-image-container")) {
            return Optional.empty();
        }
        Element caption = block.selectFirst("figcaption");
        Elements pictures = block.select("img");
        String words = caption == null ? "" : caption.text();
        boolean only = pictures.size() == 1
                && block.text().strip().equals(words.strip())
                && block.select("iframe, video, audio, table, pre, script").isEmpty();
        if (only) {
            return Optional.of(figure(block, pictures, caption));
        }
        if (caption == null || words.isBlank()) {
            return Optional.empty();
        }
        String label = inline(caption);
        caption.remove();
        account.kept(Thing.CAPTION, place);
        return Optional.of(List.of(container("figure", label, blocks.apply(block))));
    }

    /** A picture, its caption in its title where that is plain text. */
    private List<String> figure(Element block, Elements pictures, @Nullable Element caption) {
        account.kept(Thing.BLOCK, place);
        Element picture = pictures.get(0).clone().removeAttr("title");
        Element link = pictures.get(0).closest("a[href]");
        Element shown = link == null || link.equals(block)
                ? picture
                : link.shallowClone().appendChild(picture);
        if (caption == null || caption.text().isBlank()) {
            return List.of(inline(new Element("p").appendChild(shown)));
        }
        account.kept(Thing.CAPTION, place);
        boolean plain = shown.equals(picture)
                && caption.select("*").stream().allMatch(part -> part.equals(caption) || part.nameIs("span"));
        if (plain) {
            picture.attr("title", caption.text());
            return List.of(inline(new Element("p").appendChild(picture)));
        }
        return List.of(container("figure", inline(caption), List.of(inline(new Element("p").appendChild(shown)))));
    }

    /** Pictures side by side; each has its own block if each has its own caption. */
    private List<String> gallery(Element block) {
        Element caption =
                block.selectFirst("> figcaption, > .gallery-caption, > figure > figcaption.blocks-gallery-caption");
        String label = caption == null ? "" : inline(caption);
        if (caption != null && !label.isEmpty()) {
            account.kept(Thing.CAPTION, place);
            caption.remove();
        }
        account.changed(Thing.BLOCK, "to :::gallery", place);
        List<String> pictures = new ArrayList<>();
        boolean captioned = false;
        for (Element picture : block.select("img")) {
            Element around = picture.closest("figure, li, dl, .gallery-item");
            Element words = around == null
                            || around.equals(block)
                            || around.select("img").size() > 1
                    ? null
                    : around.selectFirst("figcaption, .wp-caption-text, .blocks-gallery-item__caption");
            captioned |= words != null && !words.text().isBlank();
            String text = words == null ? "" : words.text();
            Element shown = picture.clone().removeAttr("title").attr("title", text);
            if (!text.isBlank()) {
                account.kept(Thing.CAPTION, place);
            }
            pictures.add(inline(new Element("p").appendChild(shown)));
        }
        if (captioned) {
            pictures = new ArrayList<>(List.of(container("columns", "", pictures)));
            pictures.addAll(label.isEmpty() ? List.of() : List.of(label));
            return pictures;
        }
        return List.of(container("gallery", label, List.of(String.join("\n", pictures))));
    }

    private Optional<String> player(Element block) {
        Element frame = block.selectFirst("iframe");
        Element caption = block.selectFirst("figcaption");
        String words = caption == null ? "" : inline(caption);
        boolean alone = block.text()
                .strip()
                .equals(caption == null ? "" : caption.text().strip());
        String title = frame == null ? "" : HtmlToMarkdown.words(frame.attr("title"));
        String label =
                words.isEmpty() && !title.matches("(?i)youtube( video player)?|vimeo( video player)?") ? title : words;
        Optional<String> player =
                frame != null && alone && block.select("iframe").size() == 1
                        ? Embeds.player(frame.attr("src").isEmpty() ? frame.attr("data-src") : frame.attr("src"), label)
                        : frame == null ? shown(withoutCaption(block), words) : Optional.empty();
        player.filter(found -> !words.isEmpty()).ifPresent(found -> account.kept(Thing.CAPTION, place));
        return player;
    }

    /** An address alone in its block is what it shows, or else a card; most programs make a link of it. */
    private static Optional<String> shown(String address, String label) {
        return Embeds.player(address, label)
                .or(() -> !ADDRESS.matcher(address.strip()).matches()
                        ? Optional.empty()
                        : Optional.of(
                                label.isEmpty()
                                        ? "<" + address.strip() + ">"
                                        : "::link-card" + Embeds.inBrackets(label) + "{"
                                                + Embeds.attribute("href", address)
                                                        .strip() + "}"));
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
        if (block.selectFirst(MEDIA) == null) {
            return Optional.empty();
        }
        Elements films = block.select("video, audio");
        if (films.size() != 1 || !block.is("video, audio, figure, p, .kg-video-card, .kg-audio-card, .wp-video, div")) {
            return Optional.empty();
        }
        Element film = films.get(0);
        Element caption = block.selectFirst("figcaption, .kg-audio-title");
        boolean card = block.is(".kg-video-card, .kg-audio-card");
        boolean alone = card
                || block.text()
                        .replace(film.text(), "")
                        .strip()
                        .equals(caption == null ? "" : caption.text().strip());
        Element source = film.selectFirst("source[src]");
        String src = film.hasAttr("src") ? film.attr("src") : source == null ? "" : source.attr("src");
        if (src.isEmpty() || !alone) {
            return Optional.empty();
        }
        String label = caption == null ? "" : inline(caption);
        return Optional.of("::" + film.normalName() + Embeds.inBrackets(label) + "{"
                + (Embeds.attribute("src", src)
                                + Embeds.attribute("poster", film.attr("poster"))
                                + Embeds.attribute(
                                        "captions", film.select("track[src]").attr("src")))
                        .strip()
                + "}");
    }

    private Optional<String> card(Element block) {
        Element link = CARD.matcher(block.className()).find() ? block.selectFirst("a[href~=[^#]]") : null;
        if (link == null) {
            return Optional.empty();
        }
        String href = "{" + Embeds.attribute("href", link.attr("href")).strip() + "}";
        if (block.is(".kg-bookmark-card, .wp-block-bookmark, .bookmark")) {
            Element title = block.selectFirst(".kg-bookmark-title, .bookmark-title");
            Element about = block.selectFirst(".kg-bookmark-description, .bookmark-description");
            String words = inline(title == null ? link : title);
            return Optional.of(
                    "::link-card" + Embeds.inBrackets(words.isEmpty() ? HtmlToMarkdown.words(link.attr("href")) : words)
                            + href + (about == null || about.text().isBlank() ? "" : "\n\n" + inline(about)));
        }
        if (block.is(".kg-file-card, .wp-block-file")) {
            Element title = block.selectFirst(".kg-file-card-title");
            return Optional.of("::file" + Embeds.inBrackets(inline(title == null ? link : title)) + href);
        }
        boolean button = block.is(".kg-button-card, .wp-block-button, .wp-block-buttons, p.button-wrapper");
        return button
                        && block.select("a[href]").size() == 1
                        && block.text().equals(link.text())
                        && !link.text().isBlank()
                ? Optional.of("::button" + Embeds.inBrackets(inline(link)) + href)
                : Optional.empty();
    }

    /** Ghost's callouts and toggles, and the accordions of WordPress. */
    private String opened(Element card) {
        boolean toggle = !card.hasClass("kg-callout-card");
        account.changed(Thing.BLOCK, toggle ? "to :::details" : "to :::aside", place);
        Element heading = card.selectFirst(".kg-toggle-heading-text, .wp-block-accordion-heading__toggle-title");
        String label = toggle && heading != null ? inline(heading) : "";
        Element inside = card.selectFirst(".kg-toggle-content, .kg-callout-text, .wp-block-accordion-panel");
        Element emoji = card.selectFirst(".kg-callout-emoji");
        if (emoji != null && inside != null) {
            Element first = inside.selectFirst("p");
            (first == null ? inside : first).prependText(emoji.text() + " ");
        }
        return container(toggle ? "details" : "aside", label, blocks.apply(inside == null ? card : inside));
    }

    private static Optional<Alert> alert(Element block) {
        if (!block.is("div, aside, section, blockquote") || block.text().isBlank()) {
            return Optional.empty();
        }
        List<String> names = block.classNames().stream()
                .flatMap(name -> Stream.of(name.split("[-_]+")))
                .toList();
        return names.stream().anyMatch(CALLOUTS::contains)
                ? names.stream().flatMap(name -> Alert.named(name).stream()).findFirst()
                : Optional.empty();
    }

    private String alert(Element block, Alert kind) {
        Element title = block.selectFirst("> .admonition-title, > .alert-title, > .callout-title, > .title");
        account.changed(Thing.BLOCK, "to an alert", place);
        boolean usual = title != null && Alert.named(title.text().strip()).isPresent();
        if (title != null && usual) {
            title.remove();
        }
        return "> [!" + kind.id().toUpperCase(Locale.ROOT) + "]\n> "
                + String.join("\n\n", blocks.apply(block)).replace("\n", "\n> ").replaceAll("(?m)[ ]+$", "");
    }

    private static String container(String name, String label, List<String> blocks) {
        return Markup.around(name + Embeds.inBrackets(label), String.join("\n\n", blocks));
    }

    /** The words of an element, for a label or a paragraph. Brackets of its text must not end the label. */
    private static String inline(Element element) {
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
