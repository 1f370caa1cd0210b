package dev.octavo.render.related;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.terms.TermExtractor;
import dev.octavo.render.related.Related.Common;
import dev.octavo.testing.Samples;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RelatedTest {
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
        Map<String, Article> posts =
                blog.site().posts().stream().collect(Collectors.toMap(RelatedTest::slug, post -> post));

        assertEquals("[b, c] []", common(posts, "me", "tags", true));
        assertEquals("[Bread] []", common(posts, "series", "part", true));
        assertEquals("[] [Mira]", common(posts, "me", "part", true));
        assertEquals("[] []", common(posts, "me", "part", false));
        assertEquals("[] []", common(posts, "me", "series", true));
    }

    private static String common(Map<String, Article> posts, String one, String other, boolean severalAuthors) {
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
        Related related = related(
                site, article -> texts.get(Integer.parseInt(slug(article).substring(1))));
        Map<String, Integer> shown = new TreeMap<>();
        for (Article post : site.posts()) {
            related.after(post, other -> true).forEach(match -> shown.merge(slug(match), 1, Integer::sum));
        }

        assertTrue(shown.values().stream().allMatch(count -> count <= 13), shown::toString);
        assertTrue(shown.size() >= posts * 9 / 10, shown::toString);
    }

    private static List<String> after(Site site, Map<String, String> texts, String slug) {
        Related related = related(site, article -> texts.getOrDefault(slug(article), ""));
        return site.posts().stream()
                .filter(post -> slug(post).equals(slug))
                .flatMap(post -> related.after(post, other -> true).stream().map(other -> line(post, other)))
                .toList();
    }

    private static String line(Article post, Article other) {
        Common common = Common.of(post, other, false);
        return slug(other) + ": " + common.about() + " " + common.by();
    }

    private static Related related(Site site, Function<Article, String> texts) {
        return Related.of(
                site,
                Optional.of(new Links(site)),
                post -> new TermExtractor(false)
                        .terms(post.meta(), html(texts.apply(post)), Related.language(site, post), link -> false)
                        .main(),
                ByteBuffer::allocate,
                2);
    }

    private static Body html(String html) {
        return new Body(List.of(new Part.Markup(html)));
    }

    private static String slug(Article post) {
        return post.address().path().replaceAll("^/posts/|/$", "");
    }
}
