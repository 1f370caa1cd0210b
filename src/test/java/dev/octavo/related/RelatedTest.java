package dev.octavo.related;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.links.Links;
import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.html.Body.Part;
import dev.octavo.related.Related.Common;
import dev.octavo.site.Article;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.testing.Samples;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RelatedTest {
    private static final Link TO_TWO = new Link(Article.Kind.LINK, "/posts/two/", 1, 1);

    @Test
    void comesFromWhatTextsAreAbout() {
        Site site = Samples.blog()
                .post("index", "2026-01-01")
                .post("soup", "2026-01-02")
                .post("query", "2026-01-03")
                .post("walk", "2026-01-04")
                .site();
        Map<String, String> texts = Map.of(
                "index", "<p>An embedding finds its neighbours by <em>vector search</em>.</p>",
                "query", "<h2>Vector searches</h2><p>The embeddings are stored.</p>",
                "soup", "<p>Onions and stock.</p>",
                "walk", "<p>Hills and rain.</p>");

        assertEquals(List.of("query: [] []"), after(site, texts, "index"));
        assertEquals(List.of(), after(site, texts, "soup"));
    }

    /** Posts that share no more than words which many posts have are not suggested. */
    @Test
    void suggestsNothingFarFetched() {
        Samples blog = Samples.blog();
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            blog.post("p" + i, "2026-01-01");
            StringBuilder text = new StringBuilder("<p>letters ");
            for (int word = 0; word < 60; word++) {
                text.append("own").append(i).append('x').append(word).append(' ');
            }
            texts.put("p" + i, text + (i < 7 ? "travelling" : "") + "</p>");
        }

        assertEquals(List.of(), after(blog.site(), texts, "p0"));
    }

    @Test
    void namesWhatPostsHaveInCommon() {
        Samples blog = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("a", "b", "c", "d").authors(Samples.author("Mira")))
                .post("tags", "2026-01-09", p -> p.tags("d", "c", "b"))
                .post("series", "2026-01-09", p -> p.tags("x").series("Bread"))
                .post("part", "2026-01-09", p -> p.tags("y").series("Bread").authors(Samples.author("Mira")));
        Map<String, Entry> posts =
                blog.site().posts().stream().collect(Collectors.toMap(RelatedTest::slug, post -> post));

        assertEquals("[b, c] []", common(posts, "me", "tags", true));
        assertEquals("[Bread] []", common(posts, "series", "part", true));
        assertEquals("[] [Mira]", common(posts, "me", "part", true));
        assertEquals("[] []", common(posts, "me", "part", false));
        assertEquals("[] []", common(posts, "me", "series", true));
    }

    private static String common(Map<String, Entry> posts, String one, String other, boolean severalAuthors) {
        Common common = Common.of(
                Objects.requireNonNull(posts.get(one)), Objects.requireNonNull(posts.get(other)), severalAuthors);
        return common.about() + " " + common.by();
    }

    @Test
    void prefersRareTagsToCommonOnes() {
        Site site = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("common", "rare"))
                .post("one", "2026-01-09", p -> p.tags("common"))
                .post("two", "2026-01-09", p -> p.tags("common"))
                .post("three", "2026-01-09", p -> p.tags("rare"))
                .site();

        assertEquals("three: [rare] []", after(site, Map.of(), "me").get(0));
    }

    @Test
    void leavesOutTheUnlistedAndOtherLanguages() {
        Site site = Samples.blog()
                .post("me", "2026-01-09", p -> p.tags("x"))
                .post("hidden", "2026-01-09", p -> p.tags("x").unlisted())
                .post("fremd", "2026-01-09", p -> p.tags("x").language("de"))
                .post("other", "2026-01-09", p -> p.tags("x"))
                .site();

        assertEquals(List.of("other: [x] []"), after(site, Map.of(), "me"));
        assertEquals(List.of(), after(site, Map.of(), "hidden"));
        assertEquals(List.of(), after(site, Map.of(), "fremd"));
    }

    @Test
    void countsNoHiddenLinks() {
        Body body = new Body(List.of(
                new Part.Markup("<p>See <a href=\""),
                new Part.Href(TO_TWO),
                new Part.Markup("\">the <b>zebra</b> post</a> on grass.</p>")));
        Entry post = Samples.blog().post("one", "2026-01-01").site().posts().get(0);

        assertTrue(words(post, body, link -> false).containsAll(hashes("zebra grass")));
        assertTrue(words(post, body, TO_TWO::equals).containsAll(hashes("grass")));
        assertFalse(words(post, body, TO_TWO::equals).containsAll(hashes("zebra")));
    }

    @Test
    void readsTextWithoutMarkup() {
        Entry post = Samples.blog().post("one", "2026-01-01").site().posts().get(0);
        String html =
                "<p title=\"x > hiddenquote\"><em>alpha</em>&nbsp;&lt;beta&gt; gam&amp;ma &zeta</p><!-- comment -->"
                        + "<td>del</td><td>ta</td><h2>Epsilon</h2><svg><text>tedium</text></svg>";

        Set<Integer> words = words(post, html(html), link -> false);
        assertTrue(words.containsAll(hashes("alpha beta gam ma zeta del ta Epsilon")));
        assertTrue(Collections.disjoint(words, hashes("hiddenquote comment nbsp lt amp delta tedium")));
    }

    private static Set<Integer> words(Entry post, Body body, Predicate<Link> hidden) {
        PostTerms terms = PostTerms.in(ByteBuffer.wrap(PostTerms.of(post, body, "en", hidden)));
        return IntStream.range(0, terms.size()).map(terms::hash).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> hashes(String text) {
        Set<Integer> hashes = new HashSet<>();
        Tokens.in("en").each(text.toCharArray(), 0, text.length(), hashes::add);
        return hashes;
    }

    @Test
    void showsNoPostEverywhereAndNearlyAllSomewhere() {
        int posts = 300;
        Random random = new Random(7);
        Samples blog = Samples.blog();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            blog.post("p" + i, "2026-01-01");
            StringBuilder text = new StringBuilder("<p>");
            // One post has a bit of everything, and would be the neighbour of all.
            int words = i == 0 ? 400 : 30;
            for (int word = 0; word < words; word++) {
                text.append("word")
                        .append((i % 30) * 20 + random.nextInt(i == 0 ? 600 : 60))
                        .append(' ');
            }
            texts.add(text + "</p>");
        }
        Site site = blog.site();
        Related related =
                related(site, entry -> texts.get(Integer.parseInt(slug(entry).substring(1))));
        Map<String, Integer> shown = new TreeMap<>();
        for (Entry post : site.posts()) {
            related.after(post, other -> true).forEach(match -> shown.merge(slug(match), 1, Integer::sum));
        }

        assertTrue(shown.values().stream().allMatch(count -> count <= 13), shown::toString);
        assertTrue(shown.size() >= posts * 9 / 10, shown::toString);
    }

    @Test
    void readsTheBeginningOfCode() {
        Entry post = Samples.blog().post("one", "2026-01-01").site().posts().get(0);
        for (String line : List.of("filler();\n", "<span class=\"tok-function\">filler</span>();\n")) {
            String html = "<p>Before <code>inline</code>.</p><pre><code>firstName();\n" + line.repeat(100)
                    + "lastName();</code></pre><p>After <samp>shell</samp> words.</p>";
            Set<Integer> words = words(post, html(html), link -> false);

            assertTrue(words.containsAll(hashes("inline firstName shell words")), html);
            assertFalse(words.containsAll(hashes("lastName")), html);
        }
    }

    @Test
    void findsWhatIsManyTimesThere() {
        StringBuilder text = new StringBuilder("<h2>Gärten, Garten: 向量搜索</h2>");
        for (int i = 0; i < 3000; i++) {
            text.append("<p>Wort").append(i).append("</p>");
        }
        Entry post = Samples.blog().post("one", "2026-01-01").site().posts().get(0);
        PostTerms terms = PostTerms.in(ByteBuffer.wrap(PostTerms.of(post, html(text.toString()), "de", link -> false)));
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            counts.put(terms.hash(i), terms.count(i));
        }
        Map<String, Integer> found = new TreeMap<>();
        for (String word : List.of("Garten", "The", "one", "向量", "量搜", "搜索")) {
            Tokens.in("de").each(word.toCharArray(), 0, word.length(), hash -> {
                found.put(word, counts.getOrDefault(hash, 0));
            });
        }

        assertEquals(Map.of("Garten", 16, "The", 16, "one", 16, "向量", 8, "量搜", 8, "搜索", 8), found);
        assertEquals(128, terms.size());
    }

    @Test
    void aPostMayLinkToTensOfThousandsOfOthers() {
        Entry post = Samples.blog().post("one", "2026-01-01").site().posts().get(0);
        PostTerms words =
                PostTerms.in(ByteBuffer.wrap(PostTerms.of(post, html("<p>Gardens.</p>"), "en", link -> false)));
        int[] links = IntStream.rangeClosed(1, 40_000).toArray();

        PostTerms stored = PostTerms.in(ByteBuffer.wrap(words.with(links).bytes()));

        assertEquals(words.size() + links.length, stored.size());
        assertEquals(1, stored.hash(0));
    }

    @Test
    void wordsAreComparedWithoutEndingsAndAccents() {
        assertTokens("embedd caf 2026", "en", "The embeddings of a Café in 2026, 7.");
        assertTokens("caf caf", "en", "Cafe\u0301 CAFÉ");
        assertTokens("zeit zeit", "de", "Zeitung und Zeitungen");
        assertTokens("ubung grund", "de", "für „Übung“ – Gründe");
        assertTokens("книг книг", "ru", "Книги и книгами");
        assertTokens("σοφος", "el", "ΣΟΦΌΣ");
        assertTokens("office", "xx", "o\uFB03ce");
        assertTokens("向量 量搜 搜索", "zh", "向量搜索");
        assertTokens("mot inconnu", "xx", "Mot inconnu");
        assertTokens("word", "en", "\uD835\uDC16\uD835\uDC0E\uD835\uDC11\uD835\uDC03\uD835\uDC12");
    }

    private static void assertTokens(String expected, String language, String text) {
        Map<Integer, String> words = new HashMap<>();
        for (String word : expected.split(" ", -1)) {
            words.put(Tokens.hash(word.toCharArray()), word);
        }
        List<String> found = new ArrayList<>();
        Tokens.in(language)
                .each(text.toCharArray(), 0, text.length(), hash -> found.add(words.getOrDefault(hash, "?")));
        assertEquals(expected, String.join(" ", found));
    }

    private static List<String> after(Site site, Map<String, String> texts, String slug) {
        Related related = related(site, entry -> texts.getOrDefault(slug(entry), ""));
        return site.posts().stream()
                .filter(post -> slug(post).equals(slug))
                .flatMap(post -> related.after(post, other -> true).stream().map(other -> line(post, other)))
                .toList();
    }

    private static String line(Entry post, Entry other) {
        Common common = Common.of(post, other, false);
        return slug(other) + ": " + common.about() + " " + common.by();
    }

    private static Related related(Site site, Function<Entry, String> texts) {
        return Related.of(
                site,
                Optional.of(new Links(site)),
                post -> Related.terms(post, html(texts.apply(post)), Related.language(site, post), link -> false),
                ByteBuffer::allocate,
                2);
    }

    private static Body html(String html) {
        return new Body(List.of(new Part.Markup(html)));
    }

    private static String slug(Entry post) {
        return post.address().path().replaceAll("^/posts/|/$", "");
    }
}
