package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theme Magazine: a lead post, pictures everywhere, faces, topics in the header, and a newsletter. */
@Tag("both")
final class MagazineTest {
    private static final String DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Folders.write(
                folder,
                "content/authors/ada.yaml",
                "name: Ada\npicture: ada.svg\n",
                "content/authors/ada.svg",
                DRAWING,
                "content/authors/jo.yaml",
                "name: Jo\n",
                "content/pages/letters.md",
                "---\ntitle: Letters\n---\nOnce a month.\n");
        for (int post = 1; post <= 5; post++) {
            Folders.write(folder, "content/posts/" + post + ".md", """
                    ---
                    title: Post %1$d
                    date: 2026-01-0%1$d
                    description: About %1$d.
                    tags: [all, "only %1$d"]
                    authors: [%2$s]
                    further-reading: [%3$s]
                    ---
                    ## Text
                    """.formatted(
                            post, post == 5 ? "ada, jo" : "ada", post == 5 ? "1.md, 2.md" : ""));
        }
    }

    @Test
    void beginsWithOneLargePostAndShowsTheOthersSideBySide() throws IOException {
        Document home = page("", "index.html");
        assertEquals(List.of("Post 5"), home.select(".lead-post h2").eachText());
        assertEquals(
                List.of("Post 4", "Post 3", "Post 2", "Post 1"),
                home.select(".post-grid h2").eachText());
        assertEquals(
                5,
                home.select(":is(.lead-picture, .post-card-picture) .drawing").size());
        assertEquals("A", home.select("header .site-name").text());
        assertEquals("A", home.select("h1.unseen").text());
    }

    @Test
    void showsPostsBelowEachOtherIfTheSiteWants() throws IOException {
        Document home = page("theme-settings: { posts: list }\nposts-per-page: 3\n", "index.html");
        assertEquals(List.of("Post 4", "Post 3"), home.select(".post-list h2").eachText());
        Document second = Jsoup.parse(Files.readString(folder.resolve("public/page/2/index.html")));
        assertEquals(List.of("Post 2", "Post 1"), second.select(".post-list h2").eachText());
        assertEquals(0, second.select(".lead-post").size());
    }

    @Test
    void showsTheNameInLargeLettersIfTheSiteWants() throws IOException {
        Document home = page("theme-settings: { masthead: true }\n", "index.html");
        assertEquals("A", home.select(".nameplate h1").text());
        assertEquals(0, home.select("header .site-name").size());
    }

    @Test
    void leavesTheHomePageToWhatLookSays() throws IOException {
        assertEquals(
                5,
                page("look: { home: grid }\n", "index.html")
                        .select(".post-grid .post-card")
                        .size());
        assertEquals(
                2,
                page("look: { home: magazine }\n", "index.html")
                        .select(".post-grid")
                        .size());
    }

    @Test
    void hasTheTopicsWithMostPostsInTheHeader() throws IOException {
        Document tag = page("theme-settings: { topics: 2 }\n", "tags/all/index.html");
        assertEquals(List.of("all", "only 1"), tag.select(".mag-topics a").eachText());
        assertEquals(List.of("all"), tag.select(".mag-topics a[aria-current]").eachText());
        assertEquals(
                0,
                page("theme-settings: { topics: 0 }\n", "index.html")
                        .select(".mag-topics")
                        .size());
    }

    @Test
    void showsTheFacesOfAuthorsAndWhatToReadNext() throws IOException {
        Document post = page("", "posts/5/index.html");
        assertEquals("By Ada and Jo", post.select(".mag-byline .authors").text());
        assertEquals(List.of("/authors/ada.svg"), post.select(".mag-byline img").eachAttr("src"));
        assertEquals("all", post.select(".post > .mag-topic").text());
        assertEquals(
                List.of("Post 1", "Post 2"),
                post.select(".further-reading li:has(> .drawing) a").eachText());
    }

    @Test
    void leadsToTheNewsletterFromEveryPage() throws IOException {
        String settings = "theme-settings: { newsletter: /letters/, button: Join, invitation: Letters from A }\n";
        Document post = page(settings, "posts/5/index.html");
        assertEquals("/letters/", post.select("header .mag-button").attr("href"));
        assertEquals("Letters from A Join", post.select(".mag-newsletter").text());
        assertEquals(
                0,
                page("", "posts/5/index.html")
                        .select(".mag-newsletter, .mag-button")
                        .size());
    }

    @Test
    void takesTheReadersAddressWithoutAScriptAndUnderAStrictPolicy() throws IOException {
        String settings = "csp: true\ntheme-settings: { form: 'https://mail.example/join', field: EMAIL }\n";
        Document post = page(settings, "posts/5/index.html");
        assertEquals(
                "https://mail.example/join", post.select("form.mag-newsletter").attr("action"));
        assertEquals("EMAIL", post.select("form.mag-newsletter input").attr("name"));
        String policy = post.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(policy.contains("form-action 'self' https://mail.example"), policy);
    }

    private Document page(String config, String file) throws IOException {
        Folders.write(folder, "content/site.yaml", """
                title: A
                url: https://me.example/
                theme: magazine
                """ + config);
        assertEquals("", Builds.reported(folder, folder.resolve("public")));
        return Jsoup.parse(Files.readString(folder.resolve("public/" + file)));
    }
}
