package dev.octavo.use.importer.source;

import dev.octavo.lib.text.Html;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Renders what Ghost's editors save, mobiledoc and lexical, as HTML, for posts whose HTML is not in the export. */
record GhostDocument(GhostCards cards) {
    private static final int MOST_LEVELS = 100;
    private static final Pattern TAG =
            Pattern.compile("p|h[1-6]|blockquote|aside|[uo]l|pre|strong|b|em|i|s|del|code|u|sub|sup|mark|a");
    /** The bits of lexical's formats, from the lowest. */
    private static final List<String> FORMATS = List.of("strong", "em", "s", "u", "code", "sub", "sup", "mark");

    String mobiledoc(Fields document) {
        StringBuilder html = new StringBuilder();
        for (Object section : document.list("sections")) {
            List<?> parts = list(section);
            switch (text(parts, 0)) {
                case "1" -> html.append(element(text(parts, 1), markers(list(parts, 2), document)));
                case "2" -> html.append(cards.html("image", new Fields(Map.of("src", text(parts, 1)))));
                case "3" -> {
                    StringBuilder items = new StringBuilder();
                    list(parts, 2)
                            .forEach(item -> items.append("<li>")
                                    .append(markers(list(item), document))
                                    .append("</li>"));
                    html.append(element(text(parts, 1), items.toString()));
                }
                case "10" -> {
                    List<?> card = list(document.list("cards"), index(parts, 1));
                    html.append(cards.html(text(card, 0), Fields.of(card.size() > 1 ? card.get(1) : "")));
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
            List<?> marker = list(one);
            List<?> numbers = list(marker, 1);
            for (int i = 0; i < numbers.size(); i++) {
                List<?> markup = list(document.list("markups"), index(numbers, i));
                List<?> attributes = list(markup, 1);
                String href = text(attributes, 0).equals("href") ? text(attributes, 1) : "";
                open.push(TAG.matcher(text(markup, 0)).matches() ? text(markup, 0) : "span");
                html.append('<').append(open.element());
                html.append(href.isEmpty() ? ">" : " href=\"" + Html.escape(href) + "\">");
            }
            boolean atom = text(marker, 0).equals("1");
            List<?> named = atom ? list(document.list("atoms"), index(marker, 3)) : List.of();
            boolean end = text(named, 0).equals("soft-return");
            html.append(end ? "<br>" : Html.escape(atom ? text(named, 1) : text(marker, 3)));
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
            case "text", "tab", "tk" -> words(node);
            case "linebreak" -> "<br>";
            case "paragraph" -> element("p", children(node, depth));
            case "heading" -> element(node.text("tag"), children(node, depth));
            case "quote", "aside" -> element("blockquote", children(node, depth));
            case "list" -> // one within is an item of its own, but belongs to the one before
                element(node.text("tag").isEmpty() ? "ul" : node.text("tag"), children(node, depth))
                        .replaceAll("</li><li>(?=<[uo]l>)", "");
            case "listitem" -> "<li>" + children(node, depth) + "</li>";
            case "link", "autolink", "at-link" ->
                GhostCards.link(node.text("url") + node.text("href"), children(node, depth));
            case "at-link-search", "zwnj" -> "";
            default -> node.list("children").isEmpty() ? cards.html(type, node) : children(node, depth);
        };
    }

    private static String words(Fields node) {
        String html = Html.escape(node.text("text"));
        int format = index(List.of(node.text("format")), 0);
        for (int bit = FORMATS.size() - 1; bit >= 0; bit--) {
            html = format < 0 || (format & 1 << bit) == 0 ? html : element(FORMATS.get(bit), html);
        }
        return html;
    }

    private static String element(String tag, String html) {
        String name = TAG.matcher(tag).matches() ? tag : "p";
        return "<" + name + ">" + html + "</" + name + ">";
    }

    private static String text(List<?> list, int index) {
        return index < list.size() && list.get(index) instanceof String text ? text : "";
    }

    private static List<?> list(List<?> list, int index) {
        return index >= 0 && index < list.size() ? list(list.get(index)) : List.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static int index(List<?> list, int index) {
        return text(list, index).matches("\\d{1,6}") ? Integer.parseInt(text(list, index)) : -1;
    }
}
