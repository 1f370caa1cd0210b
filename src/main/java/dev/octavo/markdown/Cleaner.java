package dev.octavo.markdown;

import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.html.Body.Part;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.markdown.html.TagRules;
import dev.octavo.site.Article.Link;
import dev.octavo.text.Html;
import java.util.ArrayList;
import java.util.List;
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
 * Makes what an untrusted author wrote stay within the article: every element is one that Octavo writes or that is
 * harmless, and is closed where it was opened.
 */
final class Cleaner implements NodeVisitor {
    /** Classes and ids are Octavo's own, since the author's have been left out already. */
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

    private final List<Part> holes = new ArrayList<>();
    private final BodyBuilder out = new BodyBuilder();

    static MarkdownDocument cleaned(MarkdownDocument document) {
        Cleaner cleaner = new Cleaner();
        Document dirty = Jsoup.parseBodyFragment(cleaner.numbered(document.body()));
        Document clean = new org.jsoup.safety.Cleaner(ALLOWED).clean(dirty);
        clean.body().childNodes().forEach(node -> node.traverse(cleaner));
        return new MarkdownDocument(
                cleaner.out.body(),
                document.headings(),
                document.anchors(),
                document.excerpt(),
                document.prose(),
                document.problems());
    }

    /** The body with numbers in its holes. */
    private String numbered(Body body) {
        StringBuilder html = new StringBuilder();
        for (Part part : body.parts()) {
            if (part instanceof Part.Markup markup) {
                html.append(markup.html());
                continue;
            }
            if (part instanceof Part.Image image) {
                html.append("<img src=\"").append(holes.size()).append('"');
                html.append(image.attributes()).append('>');
            } else {
                html.append(part instanceof Part.Src ? "src=\"" + holes.size() + "\"" : holes.size());
            }
            holes.add(part);
        }
        return html.toString();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text
                && node.parentNode() instanceof Element title
                && title.hasClass("alert-title")
                && !title.hasClass("titled")) {
            say(text.getWholeText());
        } else if (node instanceof TextNode text) {
            out.text(text.getWholeText());
        } else if (node instanceof Element element && image(element) instanceof Part.Image image) {
            String attributes = element.attributes().asList().stream()
                    .filter(attribute -> !attribute.getKey().equals("src"))
                    .map(attribute -> " " + attribute.getKey() + "=\"" + Html.escape(attribute.getValue()) + "\"")
                    .collect(Collectors.joining());
            out.image(image.link(), attributes, image.stated(), image.setting());
        } else if (node instanceof Element element) {
            out.add("<" + element.normalName());
            for (Attribute attribute : element.attributes()) {
                out.add(" ");
                attribute(element, attribute);
            }
            out.add(">");
        }
    }

    /** The hole of a whole picture. */
    private @Nullable Part image(Element element) {
        String hole = element.normalName().equals("img") ? element.attr("src") : "";
        return hole.isEmpty() ? null : holes.get(Integer.parseInt(hole));
    }

    private void say(String hole) {
        if (holes.get(Integer.parseInt(hole)) instanceof Part.Said said) {
            out.say(said.word(), said.about());
        }
    }

    private void attribute(Element element, Attribute attribute) {
        // That of a task is what the author wrote.
        if (attribute.getKey().equals("aria-label") && !element.normalName().equals("input")) {
            out.add("aria-label=\"");
            say(attribute.getValue());
            out.add("\"");
            return;
        }
        boolean address =
                attribute.getKey().equals("href") || attribute.getKey().equals("src");
        String value = attribute.getValue();
        if (!address || value.startsWith("#")) {
            out.add(attribute.getKey() + "=\"" + Html.escape(value) + "\"");
            return;
        }
        Part hole = holes.get(Integer.parseInt(value));
        if (hole instanceof Part.Src src) {
            out.src(src.link());
        } else if (hole instanceof Part.Href href) {
            Link link = href.link();
            out.add(attribute.getKey() + "=\"").href(link).add("\"");
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && !element.tag().isEmpty()) {
            out.add("</" + element.normalName() + ">");
        }
    }
}
