package dev.octavo.use.importer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.octavo.testing.Rows;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    }
}
