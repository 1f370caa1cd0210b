package dev.octavo.blog.markdown;

import dev.octavo.blog.markdown.html.Body.Addresses;
import dev.octavo.blog.markdown.html.ComponentUse;
import dev.octavo.blog.markdown.html.LinkSentences;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.PageMarkup;
import dev.octavo.blog.markdown.write.TitleMarkup;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.typography.Typography;
import dev.octavo.testing.Rows;
import dev.octavo.testing.ShippedWords;
import dev.octavo.testing.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What Markdown becomes: the rows of the files in {@code markdown/rows}. Each article begins on line 10 of its file; the
 * HTML of a component is {@code (name: label | content)}. A row's name begins with the parser that reads it, as in
 * {@code emoji: a short code}, then {@code problems} or {@code facts} if it is not about the page.
 */
final class MarkdownTest {
    private static final CodeHighlighter NONE = (code, language) -> Optional.empty();
    private static final MarkdownParser PLAIN = new MarkdownParser(NONE, false, List.of());
    private static final MarkdownParser UNTRUSTED = new MarkdownParser(NONE, true, List.of());

    @TestFactory
    Stream<DynamicTest> becomesWhatTheRowsSay() throws IOException {
        Map<String, Rows.Function> functions = functions();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dev/octavo/blog/markdown/rows"))) {
            return files.map(file -> "rows/" + file.getFileName()).sorted().toList().stream()
                    .flatMap(file -> Rows.of(MarkdownTest.class, file).become(functions));
        }
    }

    private static Map<String, Rows.Function> functions() {
        Map<String, Rows.Function> functions = new TreeMap<>();
        functions.put("pictures", text -> page(PLAIN, text, new Renditions(false)));
        functions.put("first picture", text -> page(PLAIN, text, new Renditions(true)));
        functions.put("untrusted pictures", text -> page(UNTRUSTED, text, new Renditions(false)));
        functions.put("lines", text -> page(PLAIN.withLines(), text, new Parts()));
        functions.put("title", MarkdownTest::title);
        functions.put("sentence", MarkdownTest::sentence);
        functions.put("feed", text -> feed(page(PLAIN, text, new Filled())));
        functions.put("html in a feed", MarkdownTest::feed);
        parsers().forEach((name, parser) -> {
            functions.put(name, text -> page(parser, text, new Parts()));
            functions.put((name + " problems").strip(), text -> problems(parsed(parser, text)));
            functions.put((name + " facts").strip(), text -> facts(parsed(parser, text)));
        });
        return functions;
    }

    private static Map<String, MarkdownParser> parsers() {
        Map<String, MarkdownParser> parsers = new TreeMap<>();
        for (MarkdownExtension extension : MarkdownExtension.values()) {
            parsers.put(extension.key(), new MarkdownParser(NONE, false, List.of(extension)));
        }
        parsers.put("", PLAIN);
        parsers.put("untrusted", UNTRUSTED);
        parsers.put("coloured", new MarkdownParser(new Highlighter(), false, List.of()));
        parsers.put("typeset", PLAIN.with(Typography.of("en")));
        parsers.put("no formulas", PLAIN.with(Formulas.NONE));
        parsers.put("macro", PLAIN.with(new Formulas(true, Map.of("\\R", "\\mathbb{R}"))));
        parsers.computeIfPresent("small-capitals", (name, parser) -> parser.with(Typography.of("en")));
        return parsers;
    }

    private static MarkdownDocument parsed(MarkdownParser parser, String text) {
        return parser.parse(text, "content/posts/a.md", 10);
    }

    private static String page(MarkdownParser parser, String text, Addresses addresses) {
        MarkdownDocument article = parsed(parser, text);
        return article.body().fill(addresses, ShippedWords.in("en")).markup().strip() + problems(article);
    }

    /** What the site learns from an article, except for its page. */
    private static String facts(MarkdownDocument article) {
        List<String> facts = new ArrayList<>();
        article.links()
                .forEach(link ->
                        facts.add(link.kind() + " " + link.destination() + " " + link.line() + ":" + link.column()));
        article.anchors().forEach(id -> facts.add("#" + id));
        article.headings()
                .forEach(heading ->
                        facts.add("h" + heading.level() + " #" + heading.id() + " \"" + heading.text() + "\""));
        article.components()
                .forEach(component -> facts.add(component.toString().replace(", instead=Optional.empty]", "]")));
        facts.add("\"" + article.excerpt() + "\"");
        facts.add("words " + article.prose().words());
        if (article.prose().characters() > 0) {
            facts.add("characters " + article.prose().characters());
        }
        return String.join(" | ", facts) + problems(article);
    }

    private static String problems(MarkdownDocument article) {
        return article.problems().stream()
                .sorted()
                .map(problem -> "\n" + Told.of(problem).replace("content/posts/a.md:", ""))
                .collect(Collectors.joining());
    }

    private static String title(String text) {
        return TitleMarkup.of(text, Typography.of("en"))
                .map(title -> title.words() + "\n" + title.html().markup())
                .orElse("");
    }

    private static String sentence(String text) {
        return LinkSentences.around(
                        parsed(PLAIN, text).body(), link -> link.destination().equals("/x/"))
                .map(found -> found.before() + "[" + found.words() + "]" + found.after())
                .orElse("");
    }

    private static String feed(String html) {
        return PageMarkup.inFeed(new Html(html), "https://a.org/b/").markup();
    }

    /** Renders a component as its parsed parts: {@code (kbd1: label | inside)}. */
    private static final class Parts extends Filled {
        @Override
        public String component(ComponentUse use) {
            String attributes = use.component().attributes().stream()
                    .map(attribute -> " " + attribute.name() + "=" + attribute.value())
                    .collect(Collectors.joining());
            String parent = use.parent()
                    .map(outer -> " in " + outer.name() + outer.number() + "/" + outer.index())
                    .orElse("");
            return "(" + use.component().name() + use.number() + attributes + parent + ": " + use.label()
                    + (use.inside().isEmpty() ? "" : " | " + use.inside().strip()) + ")";
        }
    }
}
