package dev.octavo.use.importer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Rows;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class HtmlConversionTest {
    /** The Markdown, and what the account says of it. */
    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(HtmlConversionTest.class, "conversion.rows").become(HtmlConversionTest::converted);
    }

    private static String converted(String html) {
        Account account = new Account();
        String markdown = HtmlConversion.markdown(html, "item", account);
        List<String> lines = new ArrayList<>();
        for (Thing thing : List.of(Thing.BLOCK, Thing.CAPTION)) {
            for (Fate fate : Fate.values()) {
                account.lines(thing, fate)
                        .forEach(line -> lines.add(
                                (line.count() + " " + thing.plural() + " " + fate + " " + line.how()).strip()));
            }
        }
        return markdown + "---- " + String.join("; ", lines);
    }

    @Test
    void survivesBombs() {
        String deep = "<div>".repeat(50_000) + "words" + "<b>".repeat(50_000);
        String quotes = "<blockquote>".repeat(3_000) + "words";
        String wide = "<p>a<br>".repeat(30_000);
        String attributes = "<p " + "a=b ".repeat(50_000) + ">words";
        for (String bomb : List.of(deep, quotes, wide, attributes)) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> HtmlConversion.markdown(bomb, "item", new Account()));
        }
        assertEquals("words\n", HtmlConversion.markdown("<div>".repeat(90) + "words", "item", new Account()));
        assertEquals("words\n", HtmlConversion.markdown("wo\u0001rds\u0004", "item", new Account()));
    }

    /** It would take minutes if all elements were counted for each link. */
    @Test
    void marksMoreFootnotesThanAnyArticleHas() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < NOTES; i++) {
            html.append("<p>Words<a id=r%1$d href=#n%1$d>1</a></p>".formatted(i));
        }
        html.append("<ol>");
        for (int i = 0; i < NOTES; i++) {
            html.append("<li id=n%1$d>A note <a href=#r%1$d>↩</a></li>".formatted(i));
        }
        Element body = Jsoup.parseBodyFragment(html.append("</ol>").toString()).body();
        OldFootnotes.mark(body);
        assertEquals(NOTES, body.select("section.footnotes li").size());
        assertEquals(1, body.select("ol").size());
    }

    private static final int NOTES = 10_000;

    /** A word that counts how often it gets a number among its siblings. */
    private static final class Counted extends TextNode {
        private final AtomicInteger count;

        Counted(String text, AtomicInteger count) {
            super(text);
            this.count = count;
        }

        @Override
        protected void setSiblingIndex(int index) {
            count.incrementAndGet();
            super.setSiblingIndex(index);
        }
    }

    /** A line of thousands of pictures with links would take minutes if each one that moves numbered all behind it anew. */
    @Test
    void numbersNoNodeMoreThanAFewTimes() {
        List<Consumer<Element>> steps = List.of(Cleaning::clean, Paragraphs::in, Paragraphs::breakLines);
        for (Consumer<Element> step : steps) {
            AtomicInteger count = new AtomicInteger();
            Element body = Jsoup.parseBodyFragment("").body();
            for (int i = 0; i < NOTES; i++) {
                Element link = new Element("a").attr("href", "/kite.png");
                body.appendChild(link.appendChild(new Element("img").attr("src", "/kite.png")));
                body.appendChild(new Counted("kite\n", count));
            }
            step.accept(body);
            assertTrue(count.get() <= 4 * NOTES, () -> count + " numbers for " + NOTES + " words");
        }
    }

    private static final List<String> WORDS = List.of(
            "kite",
            "*",
            "_",
            "[x]",
            "1.",
            "#",
            "a_b",
            "`",
            "&lt;b&gt;",
            "$x$",
            "~",
            "|",
            "&amp;amp;",
            "- ",
            "+",
            " ",
            "\n",
            "!",
            "(y)",
            "\\\\",
            "^",
            "==",
            "http://x.example/a_b",
            "{#id}",
            ":note[x]",
            ">",
            "&nbsp;",
            "風",
            "é",
            "{{x}}",
            "&lt;!-- --&gt;",
            "&#93;(z)",
            ":",
            "\"");
    private static final List<String> INLINE = List.of(
            "b",
            "em",
            "code",
            "a href='/x'",
            "a href='/y (z)'",
            "sup",
            "span style='color:red'",
            "del",
            "u",
            "small",
            "i",
            "strong",
            "kbd",
            "q",
            "mark");
    private static final List<String> BLOCKS = List.of(
            "p",
            "p",
            "h2",
            "h3",
            "blockquote",
            "ul",
            "ol",
            "pre",
            "table",
            "div",
            "dl",
            "figure",
            "details",
            "section");

    /** Whatever is put into each other, readers get the same words in the same order. */
    @Test
    void neverChangesAWord() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder html = new StringBuilder();
            for (int i = 0; i <= random.nextInt(4); i++) {
                block(random, html, 0);
            }
            String markdown = HtmlConversion.markdown(html.toString(), "item", new Account());
            assertEquals(
                    words(html.toString()),
                    words(HtmlConversion.html(markdown)),
                    seed + "\n" + html + "\n-----\n" + markdown);
        }
    }

    private static String words(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("a.anchor").remove();
        return body.wholeText().replaceAll("[\\s\u00a0]", "");
    }

    private static void block(Random random, StringBuilder html, int depth) {
        String tag = BLOCKS.get(random.nextInt(depth > 2 ? 4 : BLOCKS.size()));
        html.append('<').append(tag).append('>');
        switch (tag) {
            case "ul", "ol" -> {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    html.append("<li>");
                    either(random, html, depth);
                    html.append("</li>");
                }
            }
            case "table" -> {
                for (int row = 0; row < 2; row++) {
                    html.append("<tr>");
                    for (int cell = 0; cell < 2; cell++) {
                        html.append(row == 0 ? "<th>" : "<td>");
                        inline(random, html, 0);
                        html.append(row == 0 ? "</th>" : "</td>");
                    }
                    html.append("</tr>");
                }
            }
            case "dl" -> {
                html.append("<dt>");
                inline(random, html, 0);
                html.append("</dt><dd>");
                either(random, html, depth);
                html.append("</dd>");
            }
            case "details" -> {
                html.append("<summary>");
                inline(random, html, 0);
                html.append("</summary>");
                block(random, html, depth + 1);
            }
            case "blockquote", "div", "section", "figure" -> {
                for (int i = 0; i <= random.nextInt(3); i++) {
                    either(random, html, depth);
                }
            }
            default -> inline(random, html, 0);
        }
        html.append("</").append(tag).append('>');
    }

    private static void either(Random random, StringBuilder html, int depth) {
        if (random.nextInt(3) == 0) {
            block(random, html, depth + 1);
        } else {
            inline(random, html, 0);
        }
    }

    private static void inline(Random random, StringBuilder html, int depth) {
        for (int i = 0; i <= random.nextInt(5); i++) {
            int kind = random.nextInt(10);
            if (kind < 7 || depth > 2) {
                html.append(WORDS.get(random.nextInt(WORDS.size())));
                html.append(random.nextBoolean() ? " " : "");
            } else if (kind == 7) {
                html.append("<br>");
            } else {
                String tag = INLINE.get(random.nextInt(INLINE.size()));
                html.append('<').append(tag).append('>');
                inline(random, html, depth + 1);
                html.append("</").append(tag.split(" ", -1)[0]).append('>');
            }
        }
    }
}
