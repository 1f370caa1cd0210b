package dev.octavo.use.export;

import dev.octavo.lib.text.Html;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Reduces the HTML of an article to what mail programs and e-books support: no scripts, frames, videos or collapsible
 * parts, and only attributes that have a meaning there.
 */
final class PlainMarkup {
    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    ("a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure"
                                    + " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span"
                                    + " strong sub sup table tbody td tfoot th thead tr u ul var")
                            .split(" "))
            .addAttributes(":all", "id", "class", "lang", "dir", "title")
            .addAttributes("a", "href")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("ol", "start")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan");

    private PlainMarkup() {}

    /** The article as a document that the caller may change. Formulas and diagrams are kept as they are. */
    static Document of(Html article) {
        Document document = Jsoup.parseBodyFragment(article.markup());
        Element body = document.body();
        Map<String, Element> whole = new HashMap<>();
        body.select("math, svg.drawn").forEach(element -> {
            String mark = "whole-" + whole.size();
            whole.put(mark, element.clone());
            element.replaceWith(new Element("span").addClass(mark));
        });
        body.select("svg, script, style, template").remove();
        body.select("iframe, video, audio, object, embed").forEach(PlainMarkup::asLink);
        body.select("input[type=checkbox]")
                .forEach(box -> box.replaceWith(new TextNode(box.hasAttr("checked") ? "\u2611" : "\u2610")));
        body.select("summary").tagName("p").addClass("summary");
        body.select("details").tagName("div");
        body.select("td[align], th[align]").forEach(cell -> cell.addClass("align-" + cell.attr("align")));
        body.select("[width], [height], [colspan], [rowspan], [start]").forEach(PlainMarkup::keepNumbers);
        Document clean = new Cleaner(ALLOWED).clean(document);
        whole.forEach((mark, element) -> clean.select("span." + mark).forEach(place -> place.replaceWith(element)));
        clean.outputSettings().prettyPrint(false);
        return clean;
    }

    /** Replaces embedded content with a link to it. */
    private static void asLink(Element element) {
        String address = element.hasAttr("src")
                ? element.attr("src")
                : element.select("[src]").attr("src");
        if (address.isEmpty()) {
            element.remove();
        } else {
            String words = Stream.of(element.text(), element.attr("title"), address)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElse(address);
            element.replaceWith(new Element("a").attr("href", address).text(words));
        }
    }

    private static void keepNumbers(Element element) {
        for (String name : new String[] {"width", "height", "colspan", "rowspan", "start"}) {
            if (element.hasAttr(name) && !element.attr(name).matches("[0-9]{1,5}")) {
                element.removeAttr(name);
            }
        }
    }
}
