package dev.octavo.blog.markdown;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.TagRules;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Confines what an untrusted author wrote to the article: keeps only elements that Octavo writes or that are harmless, and
 * closes each within its parent.
 */
final class HtmlSanitizer implements NodeVisitor {
    /** Classes and ids are Octavo's own, since the author's have already been removed. */
    private static final Safelist ALLOWED = Safelist.relaxed()
            .addTags(TagRules.HARMLESS.toArray(String[]::new))
            .addTags("input", "section")
            .addAttributes(":all", "id", "class", "role", "tabindex", "aria-label", "data-language", "data-line")
            .addAttributes(":all", "lang", "dir", "open", "start")
            .addAttributes("img", "loading", "decoding")
            .addAttributes("input", "type", "checked", "disabled")
            .addAttributes("time", "datetime")
            .removeProtocols("a", "href", "ftp", "http", "https", "mailto")
            .removeProtocols("img", "src", "http", "https");

    private static final String MARK =
            "\uFDD0"; // no text needs it, and a hole that an author forges is one of their own
    private static final Pattern HOLE = Pattern.compile(MARK + "([0-9]{1,7})" + MARK);

    private final List<Part> holes = new ArrayList<>();
    private final BodyBuilder out = new BodyBuilder();

    static MarkdownDocument sanitized(MarkdownDocument document) {
        HtmlSanitizer sanitizer = new HtmlSanitizer();
        Document dirty = Jsoup.parseBodyFragment(sanitizer.numbered(document.body()));
        Document clean = new org.jsoup.safety.Cleaner(ALLOWED).clean(dirty);
        clean.body().childNodes().forEach(node -> node.traverse(sanitizer));
        return new MarkdownDocument(
                sanitizer.out.body(),
                document.headings(),
                document.anchors(),
                document.excerpt(),
                document.prose(),
                document.hasFormulas(),
                document.problems());
    }

    /** The body with a number in place of each hole. */
    private String numbered(Body body) {
        StringBuilder html = new StringBuilder();
        for (Part part : body.parts()) {
            if (part instanceof Part.Markup markup) {
                html.append(markup.html());
                continue;
            }
            String mark = MARK + holes.size() + MARK;
            holes.add(part);
            if (part instanceof Part.Image image) {
                html.append("<img src=\"" + mark + "\"" + image.attributes() + ">");
            } else {
                html.append(part instanceof Part.Src ? "src=\"" + mark + "\"" : mark);
            }
        }
        return html.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            filled(text.getWholeText());
        } else if (node instanceof Element element && hole(element.attr("src")) instanceof Part.Image image) {
            String attributes = element.attributes().asList().stream()
                    .filter(attribute -> !attribute.getKey().equals("src"))
                    .map(attribute -> " " + attribute.getKey() + "=\"" + Html.escape(attribute.getValue()) + "\"")
                    .collect(Collectors.joining());
            out.image(image.link(), attributes, image.given(), image.column());
        } else if (node instanceof Element element) {
            out.add("<" + element.normalName());
            for (Attribute attribute : element.attributes()) {
                out.add(" ");
                if (hole(attribute.getValue()) instanceof Part.Src src) {
                    out.src(src.link());
                } else {
                    out.add(attribute.getKey() + "=\"");
                    filled(attribute.getValue());
                    out.add("\"");
                }
            }
            out.add(">");
        }
    }

    /** Adds text, with the holes in it. */
    private void filled(String text) {
        int done = 0;
        for (Matcher mark = HOLE.matcher(text); mark.find(); done = mark.end()) {
            out.text(text.substring(done, mark.start()));
            Part hole = hole(mark.group());
            if (hole instanceof Part.Phrase phrase) {
                out.word(phrase.word(), phrase.argument());
            } else if (hole instanceof Part.Href href) {
                out.href(href.link());
            }
        }
        out.text(text.substring(done));
    }

    /** The hole whose number is {@code text}; null if there is none. */
    private @Nullable Part hole(String text) {
        Matcher mark = HOLE.matcher(text);
        int number = mark.matches() ? Integer.parseInt(mark.group(1)) : holes.size();
        return number < holes.size() ? holes.get(number) : null;
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !element.tag().isEmpty()) {
            out.add("</" + element.normalName() + ">");
        }
    }
}
