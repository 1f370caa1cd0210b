package dev.octavo.publish.readers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.Folders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report for the author before one site replaces another. */
final class ReaderDifferenceTest {
    private static final SiteUrl URL = new SiteUrl("https://me.example", "/blog");

    private final SortedMap<String, String> before = new TreeMap<>();
    private final SortedMap<String, String> now = new TreeMap<>();

    private final Path folder;

    ReaderDifferenceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A page that exists before and now. */
    private void both(String path, String text) {
        before.put(path, text);
        now.put(path, text);
    }

    private static String page(String text) {
        return "<html class=\"x\"><title>A page</title><body><p>" + text + "</p></body></html>";
    }

    private static String redirect(String to) {
        return "<html><head><title>Moved</title><meta http-equiv=\"refresh\" content=\"0; url=" + to
                + "\"></head></html>";
    }

    private String text() {
        now.forEach((path, text) -> Folders.write(folder, path, text));
        List<String> lines = ReaderDifference.lines(
                manifest(before),
                new FinishedSite(folder, manifest(now)),
                URL,
                file -> Optional.ofNullable(before.get(file.path().value()))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
        return String.join("\n", lines) + "\n";
    }

    private static SiteManifest manifest(SortedMap<String, String> files) {
        List<SiteFile> all = new ArrayList<>();
        files.forEach((path, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            OutputPath name = new OutputPath(path);
            Optional<PageFacts> facts = FileKind.of(name) == FileKind.PAGE
                    ? Optional.of(FinishedPage.of(bytes).facts())
                    : Optional.empty();
            all.add(new SiteFile(name, bytes.length, Sha256.of(bytes), facts));
        });
        return SiteManifest.of(all);
    }

    @Test
    void aFirstSiteIsCountedAndNotListed() {
        now.put(
                "index.html",
                "<link rel=stylesheet href=/blog/css/a.css><img src=a.png><img src=https://else.example/b.png>");
        now.put("old/index.html", redirect("/blog/"));
        now.put("css/a.css", "x".repeat(1_000));
        now.put("a.png", "x".repeat(2_500));
        now.put("feed.xml", "<feed></feed>");
        assertEquals("""
                nothing is there yet: all of it is new
                1 page and 1 redirect, 1 picture, 1 style sheet, 1 feed
                3.7 kB in 5 files; the home page takes 3.6 kB
                """, text());
    }

    @Test
    void describesPagesAsReadersSeeThem() {
        both("index.html", page("Home"));
        both("about/index.html", page("About"));
        now.put("about/index.html", page("About").replace("class=\"x\"", "class=\"y\""));
        now.put("index.html", page("Home, changed"));
        now.put("posts/new/index.html", page("New"));
        before.put("posts/lost/index.html", page("Lost"));
        before.put("posts/moved/index.html", page("Moved"));
        now.put("posts/moved/index.html", redirect("/blog/posts/new/"));
        both("a/index.html", redirect("/blog/"));
        before.put("b/index.html", redirect("/blog/"));
        now.put("b/index.html", redirect("/blog/about/"));
        before.put("c/index.html", redirect("/blog/"));
        now.put("d/index.html", redirect("/blog/"));
        now.put("picture.png", "x".repeat(40_000));
        assertEquals("""
                1 page is new:              /posts/new/
                1 page reads differently:   /
                1 page has moved:           /posts/moved/ → /blog/posts/new/
                1 page is lost:             /posts/lost/
                    no redirect leads from it; "aliases" in an article that takes its place makes one
                1 redirect is new:          /d/ → /blog/
                1 redirect leads elsewhere: /b/ → /blog/about/
                1 redirect is lost:         /c/ → /blog/
                files new: 1 picture
                1 page is rebuilt and reads as before
                41 kB in 8 files, 40 kB more than before; the home page takes 77 bytes, 9 bytes more than before
                """, text());
    }

    @Test
    void longListsAreCut() {
        for (int i = 0; i < 300; i++) {
            before.put("posts/lost-" + i + "/index.html", page("Lost"));
            now.put("posts/new-" + i + "/index.html", page("New"));
        }
        String text = text();
        assertEquals("""
                300 pages are new:  /posts/new-0/  /posts/new-1/  /posts/new-10/  /posts/new-100/  /posts/new-101/
                                    /posts/new-102/  /posts/new-103/  /posts/new-104/ and 292 more
                300 pages are lost: /posts/lost-0/  /posts/lost-1/  /posts/lost-10/  /posts/lost-100/
                """, text.lines().limit(3).map(line -> line + "\n").reduce("", String::concat));
        assertTrue(text.lines().count() <= 20, text);
    }

    @Test
    void saysThatNothingChangesForReaders() {
        both("index.html", page("Home"));
        now.put("index.html", page("Home").replace("class=\"x\"", "class=\"y\""));
        assertEquals("""
                nothing changes for readers
                1 page is rebuilt and reads as before
                68 bytes in 1 file, as before; the home page takes 68 bytes
                """, text());
    }

    @Test
    void describesItemsByWhySubscribersSeeThem() {
        both("index.html", page("Home"));
        both("posts/edited/index.html", page("Edited"));
        both("posts/back/index.html", page("Back"));
        both("posts/tagged/index.html", page("Tagged"));
        both("posts/kept/index.html", page("Kept"));
        before.put("posts/old/index.html", page("Renamed"));
        now.put("posts/old/index.html", redirect("/blog/posts/renamed/"));
        now.put("posts/renamed/index.html", page("Renamed"));
        now.put("posts/new/index.html", page("New"));
        before.put("posts/gone/index.html", page("Gone"));
        String old = atom(
                "kept 2026-01-05 2026-01-05",
                "edited 2026-01-04 2026-01-04",
                "old 2026-01-03 2026-01-03 Renamed",
                "gone 2026-01-02 2026-01-02");
        String fresh = atom(
                "new 2026-01-06 2026-01-06",
                "tagged 2026-01-05 2026-01-05",
                "kept 2026-01-05 2026-01-05",
                "edited 2026-01-04 2026-01-07",
                "renamed 2026-01-03 2026-01-03 Renamed",
                "back 2026-01-01 2026-01-01");
        before.put("feed.xml", old);
        now.put("feed.xml", fresh);
        assertEquals("""
                feed.xml: 1 new item: "new"
                          1 shown again (back, since another left): "back"
                          1 shown again (its page is not new): "tagged"
                          1 shown again (marked as updated): "edited"
                          1 shown again (new address): "Renamed"
                """, lines("feed.xml", 5));
    }

    @Test
    void allThreeKindsOfFeedAreRead() {
        both("index.html", page("Home"));
        now.put("posts/b/index.html", page("B"));
        both("posts/a/index.html", page("A"));
        before.put("feed.xml", atom("a 2026-01-01 2026-01-01"));
        now.put("feed.xml", atom("b 2026-01-02 2026-01-02", "a 2026-01-01 2026-01-01"));
        before.put("rss.xml", rss("a"));
        now.put("rss.xml", rss("b", "a"));
        before.put("feed.json", json("a"));
        now.put("feed.json", json("b", "a"));
        before.put("tags/x/feed.xml", atom("a 2026-01-01 2026-01-01"));
        now.put("tags/x/feed.xml", atom("a 2026-01-01 2026-01-09"));
        before.put("tags/y/feed.xml", atom("a 2026-01-01 2026-01-01"));
        now.put("tags/y/feed.xml", atom("b 2026-01-02 2026-01-02", "a 2026-01-01 2026-01-01"));
        assertEquals("""
                feed.json, feed.xml and 2 more: 1 new item: "b"
                tags/x/feed.xml:                1 shown again (marked as updated): "a"
                """, lines("feed.json", 2));
    }

    @Test
    void anotherUrlOfTheSiteShowsEverythingAgain() {
        both("posts/a/index.html", page("A"));
        both("posts/b/index.html", page("B"));
        before.put("feed.xml", atom("a 2026-01-01 2026-01-01", "b 2026-01-02 2026-01-02"));
        now.put("feed.xml", before.get("feed.xml").replace("https://me.example/blog/", "https://other.example/blog/"));
        assertEquals("feed.xml: 2 shown again (new address): \"a\", \"b\"", line("feed.xml"));
    }

    @Test
    void saysHowThePostsOfAMovedSiteStayKnown() {
        both("posts/a/index.html", page("A"));
        now.put("feed.xml", atom("a 2026-01-01 2026-01-01"));
        before.put("feed.xml", now.get("feed.xml").replace("https://me.example/blog/", "https://old.example/"));
        assertEquals("""
                feed.xml: 1 shown again (the site has moved from https://old.example/): "a"
                    feeds: {ids: https://old.example/} in content/site.yaml lets their readers know them again
                """, lines("feed.xml", 2));
    }

    @Test
    void aPostOfTheSameNameEachMonthIsNews() {
        before.put("posts/links-1/index.html", page("Links"));
        now.put("posts/links-1/index.html", page("Links"));
        now.put("posts/links-2/index.html", page("Links"));
        before.put("feed.xml", atom("links-1 2026-01-01 2026-01-01 Links"));
        now.put("feed.xml", atom("links-2 2026-02-01 2026-02-01 Links"));
        assertEquals("feed.xml: 1 new item: \"Links\"", line("feed.xml"));
    }

    @Test
    void aFeedThatGoesLeavesItsSubscribers() {
        both("index.html", page("Home"));
        before.put("tags/x/feed.xml", atom("a 2026-01-01 2026-01-01"));
        before.put("rss.xml", "not a feed");
        now.put("rss.xml", rss("a"));
        assertEquals("""
                1 changed feed was not compared
                1 feed is lost: /tags/x/feed.xml
                    its subscribers get nothing more
                files changed: 1 feed
                files gone: 1 feed
                """, text().lines().limit(5).map(line -> line + "\n").reduce("", String::concat));
    }

    @Test
    void whatAForeignFeedSaysDoesNotReachTheTerminal() {
        both("index.html", page("Home"));
        before.put("feed.xml", "<feed></feed>");
        now.put("feed.xml", atom("a 2026-01-01 2026-01-01 Esc\u001b[31m\u202eaped" + "x".repeat(80)));
        assertEquals("feed.xml: 1 new item: \"Esc\uFFFD[31m\uFFFDaped" + "x".repeat(37) + "…\"", line("feed.xml"));
    }

    @Test
    void everyTransferIsListed() {
        both("index.html", page("Home"));
        now.put("index.html", page("Home, changed"));
        now.put("css/a.css", "x".repeat(1_500));
        before.put("old/index.html", page("Old"));
        assertEquals(
                List.of(
                        "send new     1.5 kB  css/a.css",
                        "send       77 bytes  index.html",
                        "delete               old/index.html"),
                TransferList.lines(Difference.between(manifest(before), manifest(now)), false));
    }

    private String lines(String start, int count) {
        return text().lines()
                .dropWhile(line -> !line.startsWith(start))
                .limit(count)
                .map(line -> line + "\n")
                .reduce("", String::concat);
    }

    private String line(String start) {
        String text = text();
        return text.lines().filter(line -> line.startsWith(start)).findFirst().orElse(text);
    }

    /** Items, written as {@code slug published updated [title]}. */
    private static String atom(String... entries) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><id>x</id>");
        for (String entry : entries) {
            String[] parts = entry.split(" ", 4);
            String link = "https://me.example/blog/posts/" + parts[0] + "/";
            xml.append("<entry><id>" + link + "</id><title>" + (parts.length > 3 ? parts[3] : parts[0]) + "</title>"
                    + "<link rel=\"alternate\" href=\"" + link + "\"/><published>" + parts[1]
                    + "T00:00:00Z</published><updated>"
                    + parts[2] + "T00:00:00Z</updated></entry>");
        }
        return xml.append("</feed>").toString();
    }

    private static String rss(String... slugs) {
        StringBuilder xml = new StringBuilder(
                "<rss version=\"2.0\"><channel><title>T</title><link>https://me.example/blog/</link>");
        for (String slug : slugs) {
            String link = "https://me.example/blog/posts/" + slug + "/";
            xml.append("<item><title>" + slug + "</title><link>" + link + "</link><guid>" + link + "</guid></item>");
        }
        return xml.append("</channel></rss>").toString();
    }

    private static String json(String... slugs) {
        String items = IntStream.range(0, slugs.length)
                .mapToObj(i -> "{\"id\": \"" + slugs[i] + "\", \"authors\": [{\"id\": \"no\"}], \"title\": \""
                        + slugs[i] + "\", \"url\": \"https://me.example/blog/posts/" + slugs[i] + "/\"}")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"authors\": [{\"name\": \"items\"}], \"items\": ["
                + items + "]}";
    }
}
