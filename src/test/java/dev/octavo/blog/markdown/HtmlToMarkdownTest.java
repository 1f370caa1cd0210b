package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.lib.text.Html;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An article published as Markdown has the words of its page. */
final class HtmlToMarkdownTest {
    @TestFactory
    Stream<DynamicTest> writesMarkdownAsAuthorsDo() {
        return Rows.of(HtmlToMarkdownTest.class, "as-markdown.rows")
                .become(text -> HtmlToMarkdown.of(new Html(Filled.html(text))));
    }

    @TestFactory
    Stream<DynamicTest> writesPlainTextForPeople() {
        return Rows.of(HtmlToMarkdownTest.class, "as-plain-text.rows")
                .become(text -> HtmlToMarkdown.plain(new Html(Filled.html(text))));
    }

    @Test
    void keepsTheWordsOfTheSpecificationsExamples() throws IOException {
        List<Example> examples = ExampleReader.readExamples(TestResources.getGfmSpec());
        assertEquals(List.of(), differing(examples.stream().map(Example::getSource), " "));
    }

    @Test
    void keepsTheWordsOfGeneratedArticles() {
        assertEquals(List.of(), differing(IntStream.range(0, 400).mapToObj(GeneratedMarkdown::article), ""));
    }

    private static List<String> differing(Stream<String> articles, String blank) {
        List<String> differing = new ArrayList<>();
        articles.forEach(article -> {
            String page = Filled.html(article);
            String markdown = HtmlToMarkdown.of(new Html(page));
            String again = Filled.html(markdown);
            if (!words(page).replace(" ", blank).equals(words(again).replace(" ", blank))) {
                differing.add(article + "\n>>> page\n" + words(page) + "\n>>> again\n" + words(again)
                        + "\n>>> markdown\n" + markdown);
            }
        });
        return differing;
    }

    private static String words(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("a.anchor, .alert-title, script, style, textarea, template").remove();
        body.select("details:has(> summary)")
                .forEach(details ->
                        details.prependChild(details.select("> summary").get(0))); // as it is shown
        return body.text().replaceAll("\\s+", " ").strip();
    }
}
