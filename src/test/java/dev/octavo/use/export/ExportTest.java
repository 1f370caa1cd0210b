package dev.octavo.use.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import dev.octavo.testing.SentMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class ExportTest {
    private static final String HOME = "https://example.org/blog/";

    @TempDir
    Path folder;

    private FinishedArticles articles() {
        Folders.write(
                folder,
                "content/site.yaml",
                "title: Leaves\ntime-zone: Asia/Tokyo\nurl: " + HOME
                        + "\nai: index\nlicence: CC-BY-4.0\ncopyright: © Ada\n",
                "content/authors/ada.yaml",
                "name: Ada Löve\nlinks:\n  - title: Mail\n    url: mailto:ada@example.org\n",
                "content/posts/one.md",
                """
                ---
                title: "One & only: “äöü”, and a title that is longer than one line of a mail may be"
                date: 2026-01-01
                author: ada
                series: A walk
                tags: [leaves]
                ---
                First, *words* with <script>alert(1)</script> a ![kite](kite.jpg) and [the second](two.md#1st-part).

                > [!TIP]
                > Do it.

                | a | b |
                |---|--:|
                | 1 | 2 |

                <video src="film.mp4" poster="kite.jpg">A film</video>

                Note.[^1] ![there](https://other.example/x.jpg)

                [^1]: Said.
                """,
                "content/posts/two.md",
                """
                ---
                title: Two
                date: 2026-02-02
                author: ada
                series: A walk
                ---
                Back to [one](one.md), and [nowhere](one.md). $e^x$

                ## 1st part

                - [x] done

                ```dot
                digraph { north -> south }
                ```
                """,
                "content/posts/draft.md",
                "---\ntitle: Draft\ndate: 2026-01-03\nseries: A walk\ndraft: true\n---\nSecret.\n",
                "content/posts/unlisted.md",
                "---\ntitle: Unlisted\ndate: 2026-01-03\nseries: A walk\nunlisted: true\n---\nSecret.\n");
        Folders.writeBytes(folder.resolve("content/posts/kite.jpg"), DrawnPictures.jpeg(90, 60, 1));
        Folders.writeBytes(folder.resolve("content/posts/film.mp4"), new byte[] {1});
        BuildRequest request =
                new BuildRequest(folder, folder.resolve("public"), Optional.empty(), false, Builds.NOW, false, 2);
        Builds.build(folder, folder.resolve("public"));
        return FinishedArticles.of(request);
    }

    private static SentMail mail(FinishedArticles articles, String post, Optional<String> from) {
        return SentMail.of(Mail.of(articles, articles.post(post), from));
    }

    @Test
    void aMailHasAllHeadersAndParts() {
        FinishedArticles articles = articles();
        SentMail mail = mail(articles, "one", Optional.empty());

        assertEquals(
                "=?UTF-8?B?QWRhIEzDtnZl?= <ada@example.org>", mail.headers().get("From"));
        assertEquals("Thu, 1 Jan 2026 00:00:00 +0900", mail.headers().get("Date"));
        assertEquals(
                "=?UTF-8?B?T25lICYgb25seTog4oCcw6TDtsO84oCdLCBhbmQgYSB0aXRsZSB0aGF0IGlz?="
                        + " =?UTF-8?B?IGxvbmdlciB0aGFuIG9uZSBsaW5lIG9mIGEgbWFpbCBtYXkgYmU=?=",
                mail.headers().get("Subject"));
        Document html = Jsoup.parse(mail.html());
        assertEquals(
                0,
                html.select("script, video, iframe, [class]:not(.sheet, .soft)").size());
        assertTrue(html.select("p, a, td, pre").stream().allMatch(element -> element.hasAttr("style")));
        // It is a "p" too, and the later of two rules wins.
        assertEquals(
                "font-weight:bold;margin:0 0 4px;",
                html.select("p:containsOwn(Tip)").attr("style"));
        assertEquals(
                List.of(HOME + "posts/kite.jpg", "https://other.example/x.jpg"),
                html.select("img").eachAttr("src"));
        assertEquals("A film", html.select("a[href=" + HOME + "posts/film.mp4]").text());
        assertTrue(mail.plain().startsWith("One & only: “äöü”"), mail.plain());
        assertTrue(mail.plain().contains("the second <" + HOME + "posts/two/#1st-part>"), mail.plain());
        assertTrue(mail.plain().endsWith("\n-- \nLeaves\n" + HOME + "posts/one/\n"), mail.plain());
        assertArrayEquals(
                Mail.of(articles, articles.post("one"), Optional.empty()),
                Mail.of(articles, articles.post("content/posts/one.md"), Optional.empty()));
        assertEquals(
                "B <b@example.org>",
                mail(articles, "two", Optional.of("B <b@example.org>"))
                        .headers()
                        .get("From"));
    }

    @Test
    void aMailIsCutIfItWouldBeTooLong() {
        Folders.write(
                folder,
                "content/posts/long.md",
                "---\ntitle: Long\ndate: 2026-01-01\n---\n" + "Ein längerer Absatz, der nichts sagt.\n\n".repeat(3000));
        FinishedArticles articles = articles();
        byte[] bytes = Mail.of(articles, articles.post("long"), Optional.empty());

        assertTrue(bytes.length <= 100_000 && bytes.length > 98_000, () -> bytes.length + " bytes");
        SentMail mail = SentMail.of(bytes);
        assertFalse(mail.headers().containsKey("From"));
        assertTrue(Jsoup.parse(mail.html()).text().contains("sagt. … " + HOME + "posts/long/ Leaves"));
        assertTrue(mail.plain().contains("\n…\n"));
    }

    @Test
    void aBookHasItsPostsInOrderAndLinksBetweenThem() throws Exception {
        FinishedArticles articles = articles();
        List<Path> files = Books.write(articles, "a-walk", folder.resolve("public"), folder);
        assertEquals(List.of(folder.resolve("a-walk.epub"), folder.resolve("a-walk.html")), files);
        byte[] epub = Files.readAllBytes(files.get(0));
        assertEquals("mimetypeapplication/epub+zip", new String(epub, 30, 28, StandardCharsets.US_ASCII));
        Map<String, byte[]> parts = parts(epub);
        assertEquals(
                List.of(
                        "mimetype",
                        "META-INF/container.xml",
                        "EPUB/book.css",
                        "EPUB/title.xhtml",
                        "EPUB/chapter-1.xhtml",
                        "EPUB/chapter-2.xhtml",
                        "EPUB/contents.xhtml",
                        "EPUB/pictures/1.jpg",
                        "EPUB/package.opf"),
                List.copyOf(parts.keySet()));
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (part.getKey().matches(".*\\.(xml|xhtml|opf)")) {
                strict().parse(new ByteArrayInputStream(part.getValue()));
            }
        }
        String one = text(parts, "EPUB/chapter-1.xhtml");
        assertTrue(one.contains("<h1>One &amp; only"), one);
        assertTrue(one.contains("href=\"chapter-2.xhtml#_1st-part\""), one);
        assertTrue(one.contains("<img src=\"pictures/1.jpg\""), one);
        assertTrue(one.contains("[there]"), "a book has no pictures of other sites");
        assertFalse(one.contains("script") || one.contains("<video"), one);
        String two = text(parts, "EPUB/chapter-2.xhtml");
        assertTrue(two.contains("<a href=\"chapter-1.xhtml\">nowhere</a>"), two);
        assertTrue(two.contains("<h2 id=\"_1st-part\">"), two);
        assertTrue(two.contains("☑ done"), two);
        String opf = text(parts, "EPUB/package.opf");
        assertTrue(
                opf.contains(
                        "href=\"chapter-2.xhtml\" media-type=\"application/xhtml+xml\" properties=\"mathml svg\"/>"),
                opf);
        assertTrue(
                two.matches(
                        "(?s).*<svg class=\"drawn\" role=\"img\"[^>]* viewBox=\"[^>]* xmlns=\"http://www.w3.org/2000/svg\">"
                                + "<title>Diagram</title><desc>north; south</desc>.* textLength=.*"),
                two);
        assertFalse(two.contains("var(--"), two);
        assertTrue(opf.contains("<meta property=\"dcterms:modified\">2026-02-01T15:00:00Z</meta>"), opf);
        assertTrue(opf.contains("<dc:date>2026-02-02</dc:date>"), opf);
        assertTrue(opf.contains("<meta property=\"tdm:reservation\">1</meta>"), opf);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("public/posts/kite.jpg")), parts.get("EPUB/pictures/1.jpg"));

        Document html = Jsoup.parse(Files.readString(files.get(1)));
        assertEquals(List.of(), html.select("script, link, [src^=http]").eachAttr("src"));
        assertTrue(html.select("a[href^=#]").stream()
                .allMatch(a -> html.getElementById(a.attr("href").substring(1)) != null));
        assertEquals("", html.select("img").attr("src").replaceFirst("^data:image/jpeg;base64,[A-Za-z0-9+/=]+$", ""));

        assertFalse(text(parts, "EPUB/contents.xhtml").contains("Unlisted"));
        assertFalse(text(parts, "EPUB/contents.xhtml").contains("Draft"));
        Books.write(articles, "A walk", folder.resolve("public"), folder);
        assertArrayEquals(epub, Files.readAllBytes(files.get(0)), "the same posts are the same bytes");
    }

    @Test
    void aBookIsNamedAfterItsPosts() {
        FinishedArticles articles = articles();
        assertEquals("leaves", Book.of(articles, "leaves").fileName());
        assertEquals(1, Book.of(articles, "leaves").posts().size());
        assertEquals("leaves", Book.of(articles, "all").fileName());
        assertEquals(2, Book.of(articles, "all").posts().size());
        Problem unknown = assertThrows(ProblemException.class, () -> Book.of(articles, "a wolk"))
                .problems()
                .get(0);
        assertEquals("no series and no tag is called \"a wolk\"", unknown.message());
        assertEquals(Optional.of("did you mean \"A walk\"?"), unknown.hint());
    }

    private static Map<String, byte[]> parts(byte[] epub) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(epub))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static DocumentBuilder strict() throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        builder.setErrorHandler(null);
        builder.setEntityResolver((id, system) -> new InputSource(InputStream.nullInputStream()));
        return builder;
    }
}
