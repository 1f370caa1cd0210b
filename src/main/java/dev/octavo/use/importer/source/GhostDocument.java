package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Html;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders what Ghost's editors save, mobiledoc and lexical, as HTML, for posts whose HTML is not in the export. */
record GhostDocument(GhostCards cards) {
    private static final int MOST_LEVELS = 100;
    private static final Set<String> TAGS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "aside",
            "ul",
            "ol",
            "pre",
            "strong",
            "b",
            "em",
            "i",
            "s",
            "del",
            "code",
            "u",
            "sub",
            "sup",
            "mark",
            "a");
    /** The bits of lexical's formats, from the lowest. */
    private static final List<String> FORMATS = List.of("strong", "em", "s", "u", "code", "sub", "sup", "mark");

    String mobiledoc(Fields document) {
        StringBuilder html = new StringBuilder();
        for (Object section : document.list("sections")) {
            List<?> parts = section instanceof List<?> list ? list : List.of();
            switch (text(parts, 0)) {
                case "1" -> html.append(element(text(parts, 1), markers(list(parts, 2), document)));
                case "2" -> html.append(cards.html("image", new Fields(Map.of("src", text(parts, 1)))));
                case "3" -> {
                    StringBuilder items = new StringBuilder();
                    list(parts, 2)
                            .forEach(item -> items.append("<li>")
                                    .append(markers(item instanceof List<?> all ? all : List.of(), document))
                                    .append("</li>"));
                    html.append(element(text(parts, 1), items.toString()));
                }
                case "10" -> {
                    List<?> card = list(document.list("cards"), index(parts, 1));
                    html.append(cards.html(text(card, 0), Fields.of(card.size() > 1 ? card.get(1) : Map.of())));
                }
                default -> {
                    // no other kinds are defined
                }
            }
        }
        return html.toString();
    }

    /** @param markers each with what it is, the markups it opens, how many it closes, and its words or the number of an atom */
    private static String markers(List<?> markers, Fields document) {
        StringBuilder html = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (Object one : markers) {
            List<?> marker = one instanceof List<?> list ? list : List.of();
            for (Object number : list(marker, 1)) {
                List<?> markup = list(
                        document.list("markups"),
                        number instanceof String digits && digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1);
                String tag = TAGS.contains(text(markup, 0)) ? text(markup, 0) : "span";
                List<?> attributes = list(markup, 1);
                String href = text(attributes, 0).equals("href") ? text(attributes, 1) : "";
                html.append('<')
                        .append(tag)
                        .append(href.isEmpty() ? "" : " href=\"" + Html.escape(href) + "\"")
                        .append('>');
                open.push(tag);
            }
            boolean atom = text(marker, 0).equals("1");
            List<?> named = atom ? list(document.list("atoms"), index(marker, 3)) : List.of();
            html.append(
                    atom
                            ? (text(named, 0).equals("soft-return") ? "<br>" : Html.escape(text(named, 1)))
                            : Html.escape(text(marker, 3)));
            for (int closing = Math.max(0, index(marker, 2)); closing > 0 && !open.isEmpty(); closing--) {
                html.append("</").append(open.pop()).append('>');
            }
        }
        open.forEach(tag -> html.append("</").append(tag).append('>'));
        return html.toString();
    }

    String lexical(Fields document) {
        return children(document.in("root"), 0);
    }

    private String children(Fields node, int depth) {
        StringBuilder html = new StringBuilder();
        if (depth < MOST_LEVELS) {
            node.all("children").forEach(child -> html.append(lexical(child, depth + 1)));
        }
        return html.toString();
    }

    private String lexical(Fields node, int depth) {
        String type = node.text("type").replaceFirst("^extended-", "");
        return switch (type) {
            case "text", "tab" -> words(node);
            case "linebreak" -> "<br>";
            case "paragraph" -> "<p>" + children(node, depth) + "</p>";
            case "heading" -> element(node.text("tag"), children(node, depth));
            case "quote" -> "<blockquote>" + children(node, depth) + "</blockquote>";
            case "aside" -> "<blockquote>" + children(node, depth) + "</blockquote>";
            case "list" -> element(node.text("tag").isEmpty() ? "ul" : node.text("tag"), children(node, depth));
            case "listitem" -> "<li>" + children(node, depth) + "</li>";
            case "link", "autolink" -> GhostCards.link(node.text("url"), children(node, depth));
            case "at-link" -> GhostCards.link(node.text("href"), children(node, depth));
            default -> node.list("children").isEmpty() ? cards.html(type, node) : children(node, depth);
        };
    }

    private static String words(Fields node) {
        String html = Html.escape(node.text("text"));
        int format = node.text("format").matches("\\d{1,6}") ? Integer.parseInt(node.text("format")) : 0;
        for (int bit = FORMATS.size() - 1; bit >= 0; bit--) {
            html = (format & 1 << bit) == 0 ? html : element(FORMATS.get(bit), html);
        }
        return html;
    }

    private static String element(String tag, String html) {
        String name = TAGS.contains(tag) ? tag : "p";
        return "<" + name + ">" + html + "</" + name + ">";
    }

    private static String text(List<?> list, int index) {
        return index < list.size() && list.get(index) instanceof String text ? text : "";
    }

    private static List<?> list(List<?> list, int index) {
        return index >= 0 && index < list.size() && list.get(index) instanceof List<?> found ? found : List.of();
    }

    private static int index(List<?> list, int index) {
        return text(list, index).matches("\\d{1,6}") ? Integer.parseInt(text(list, index)) : -1;
    }
}
