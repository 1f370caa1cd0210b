package dev.octavo.blog.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.testing.Samples;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTermsTest {
    private static final FrontMatter POST =
            Samples.blog().post("one", "2026-01-01").site().posts().get(0).meta();

    @Test
    void areThoseThatCountMost() {
        String many =
                IntStream.range(0, 3000).mapToObj(i -> "<p>Wort" + i + "</p>").collect(Collectors.joining());
        Map<Integer, Integer> counts = counts("de", "<h2>Gärten, Garten: 向量搜索</h2>" + many);

        Map<String, Integer> found = new TreeMap<>();
        for (String term : List.of("gart", "one", "向量", "量搜", "搜索", "索")) {
            found.put(term, counts.getOrDefault(MainTerms.hashOf(term), 0));
        }
        assertEquals(Map.of("gart", 16, "one", 16, "向量", 8, "量搜", 8, "搜索", 8, "索", 0), found);
        assertEquals(128, counts.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | They are using a kernel, 7 of 42, in 2026. | kernel 2026",
                "de | Für die Übung und einen Grund | ubung grund",
                "xx | für die | fur die"
            })
    void areNotCommonWordsAndShortNumbers(String language, String text, String expected) {
        Map<Integer, Integer> counts = counts(language, "<p>" + text + "</p>");
        counts.keySet().removeAll(counts(language, "").keySet()); // the title
        assertEquals(
                Stream.of(expected.split(" ", -1)).map(MainTerms::hashOf).collect(Collectors.toSet()), counts.keySet());
    }

    @Test
    void areTheSameForASiteWithASearch() {
        String listing = "<pre><code>" + "first ".repeat(100) + "second ".repeat(100) + "</code></pre>";
        Body body = new Body(List.of(new Body.Part.Markup(listing + "<p>third</p>")));
        assertArrayEquals(
                new TermExtractor(true).terms(POST, body, "en", link -> false).main(),
                new TermExtractor(false).terms(POST, body, "en", link -> false).main());
    }

    @Test
    void areThoseOfTheArticlesLanguageWhereAnExtractorHasReadOthers() {
        TermExtractor shared = new TermExtractor(false);
        for (String language : List.of("en", "de", "en")) {
            Body body = new Body(List.of(new Body.Part.Markup("<p>die Grund, 8 of them</p>")));
            byte[] terms = shared.terms(POST, body, language, link -> false).main();
            MainTerms found = MainTerms.in(ByteBuffer.wrap(terms));
            List<Integer> hashes =
                    IntStream.range(0, found.size()).mapToObj(found::hash).toList();
            assertTrue(hashes.contains(MainTerms.hashOf("grund")), language);
            assertEquals(language.equals("en"), hashes.contains(MainTerms.hashOf("die")), language);
            assertFalse(hashes.contains(MainTerms.hashOf("8")), language);
        }
    }

    @Test
    void aPostMayLinkToTensOfThousandsOfOthers() {
        MainTerms words = terms("en", "<p>Gardens.</p>");
        int[] links = IntStream.rangeClosed(1, 40_000).toArray();

        MainTerms stored = MainTerms.in(ByteBuffer.wrap(words.with(links).bytes()));

        assertEquals(words.size() + links.length, stored.size());
        assertEquals(1, stored.hash(0));
    }

    private static Map<Integer, Integer> counts(String language, String html) {
        MainTerms terms = terms(language, html);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            counts.put(terms.hash(i), terms.count(i));
        }
        return counts;
    }

    private static MainTerms terms(String language, String html) {
        Body body = new Body(List.of(new Body.Part.Markup(html)));
        return MainTerms.in(ByteBuffer.wrap(new TermExtractor(false)
                .terms(POST, body, language, link -> false)
                .main()));
    }
}
