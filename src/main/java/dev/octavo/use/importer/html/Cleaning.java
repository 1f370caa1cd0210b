package dev.octavo.use.importer.html;

import dev.octavo.lib.loading.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Removes what is no part of an article, and writes what programs write in their own ways as HTML means it. */
final class Cleaning {
    /** The language in classes of Prism, highlight.js, SyntaxHighlighter, Crayon, Rouge, GitHub and Pandoc. */
    private static final Pattern LANGUAGE = Pattern.compile(
            "(?:^|\\s)(?:(?:brush|lang):\\s*|language-|lang-|highlight-source-|sourceCode )([\\w+#.-]+)");

    private static final List<String> NAMED =
            List.of("data-enlighter-language", "data-code-block-lang", "data-language", "data-lang", "lang");
    private static final Map<String, String> LANGUAGES = Resources.table(
            Stream.of("jscript = javascript", "plain plaintext = text", "generic default raw none auto ="));
    private static final Pattern ALIGN = Pattern.compile("(?:text-align:\\s*|has-text-align-)(left|right|center)");

    private static final Pattern PICTURE = Pattern.compile("(?i)[^?#]*\\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#].*)?");
    private static final Pattern SIZE =
            Pattern.compile("(?i)(?:-\\d+x\\d+|-scaled)(?=\\.\\w+$)|(?<=/)(?:s\\d+|w\\d+)(?:-h\\d+)?/");

    /** HTML that a selector finds, and what it is. */
    private record Chrome(Evaluator selector, String what) {}

    private Cleaning() {}

    /** Few commands need it. */
    private static final class Table {
        static final List<Chrome> ALL = Resources.lines("/foreign/chrome.txt")
                .map(line -> line.split(" = ", 2))
                .map(row -> new Chrome(QueryParser.parse(row[0]), row[1]))
                .toList();
    }

    /** Removes chrome, and returns a name for each that was removed. */
    static List<String> clean(Element body) {
        List<String> removed = new ArrayList<>();
        for (Chrome chrome : Table.ALL) {
            for (Element found : body.select(chrome.selector())) {
                if (found.parents().contains(body)) { // nothing around it was removed
                    found.remove();
                    removed.add(chrome.what());
                }
            }
        }
        body.select("pre").forEach(Cleaning::code);
        body.select("picture, img").forEach(Cleaning::picture);
        body.select("a img").forEach(Cleaning::original);
        body.select("table").forEach(Cleaning::table);
        body.select(
                        "b[style*=font-weight:normal], b[style*=font-weight: normal], o|p, a[href~=^#?$]:not([id]):not([name])")
                .forEach(Element::unwrap);
        body.select("span[style]").forEach(Cleaning::emphasis);
        body.select("b > strong, i > em").forEach(Element::unwrap);
        body.select("li:has(> input[type=checkbox])").addClass("task");
        body.select("h1 br, h2 br, h3 br, h4 br, h5 br, h6 br").forEach(end -> end.replaceWith(new TextNode(" ")));
        body.select("p, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, dd, dt, figcaption")
                .forEach(Paragraphs::trim);
        return removed;
    }

    /** As HTML's own example has it: {@code <pre><code class="language-x">}. */
    private static void code(Element pre) {
        Element around = pre.parent();
        if (around == null || around.closest("pre") != null) {
            return;
        }
        pre.select("br").forEach(end -> end.replaceWith(new TextNode("\n")));
        String language = language(pre);
        Element code = pre.selectFirst("> code:only-child");
        if (code == null) {
            code = new Element("code").insertChildren(0, List.copyOf(pre.childNodes()));
            pre.appendChild(code);
        }
        pre.clearAttributes();
        code.clearAttributes();
        if (!language.isEmpty()) {
            code.addClass("language-" + language);
        }
    }

    private static String language(Element pre) {
        Stream<Element> around = Stream.ofNullable(pre.parent())
                .map(parent -> parent.shallowClone().removeAttr("lang"));
        String found = Stream.concat(pre.select("pre, code").stream(), around)
                .flatMap(element -> Stream.concat(
                        NAMED.stream().map(element::attr),
                        LANGUAGE.matcher(element.className()).results().map(name -> name.group(1))))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return LANGUAGES.getOrDefault(found, found);
    }

    /** The picture that a page shows in the end, where a script loads it late. */
    private static void picture(Element element) {
        if (element.nameIs("picture")) {
            // Where there are many, unwrap() would take quadratic time.
            Optional.ofNullable(element.selectFirst("img")).ifPresentOrElse(element::replaceWith, element::remove);
            return;
        }
        String src = element.attr("src");
        boolean late = src.isEmpty() || src.startsWith("data:");
        Stream.of("data-orig-file", "data-src", "data-lazy-src", "data-original")
                .map(element::attr)
                .filter(address -> !address.isBlank())
                .filter(address -> late || PICTURE.matcher(address).matches())
                .findFirst()
                .ifPresent(address -> element.attr("src", address));
        Element next = element.nextElementSibling();
        if (late && next != null && next.nameIs("noscript")) {
            next.remove();
        }
    }

    /** A picture that links to a larger one, or to itself, is the larger one. */
    private static void original(Element picture) {
        Element link = picture.closest("a");
        if (link == null || !link.text().isBlank() || link.select("img").size() > 1) {
            return;
        }
        String href = link.attr("href");
        if (PICTURE.matcher(href).matches() && file(href).equals(file(picture.attr("src")))) {
            picture.attr("src", href.contains("%2F") ? picture.attr("src") : href); // a service that makes sizes
            link.replaceWith(picture);
        }
    }

    /** The name of the file without what says its size. */
    private static String file(String address) {
        String path = address.replaceFirst("[?#].*", "");
        return SIZE.matcher(path).replaceAll("").replaceFirst("^.*(?:/|%2F)", "");
    }

    private static void table(Element table) {
        for (Element cell : table.select("td, th")) {
            Matcher align = ALIGN.matcher(cell.attr("style") + cell.className());
            if (align.find()) {
                cell.removeAttr("style").removeAttr("class").attr("align", align.group(1));
            }
            if (cell.childrenSize() == 1
                    && cell.child(0).nameIs("p")
                    && cell.ownText().isBlank()) {
                cell.child(0).unwrap();
            }
        }
        Element first = table.selectFirst("tr");
        boolean heads = first != null
                && first.childrenSize() > 0
                && first.children().stream().allMatch(cell -> cell.nameIs("th"));
        if (first != null && heads && table.selectFirst("> thead") == null) {
            Element head = new Element("thead");
            head.appendChild(first);
            Element body = table.selectFirst("> tbody");
            (body == null ? table : body).before(head);
        }
    }

    /** Words that editors make bold or italic by their style. */
    private static void emphasis(Element span) {
        String style = span.attr("style").replaceAll("\\s", "");
        boolean bold = style.matches("(?i).*font-weight:(?:bold|[6-9]00).*");
        boolean italic = style.matches("(?i).*font-style:italic.*");
        if (bold || italic) {
            span.clearAttributes().tagName(bold ? "strong" : "em");
        }
    }
}
