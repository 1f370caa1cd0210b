package dev.octavo.use.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.TalkativePictures;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetches pictures from a real server on this machine. */
final class FetchImagesTest {
    private static final byte[] PHOTO = TalkativePictures.jpeg();
    private static final String HEAD = "---\ntitle: Hello\ndate: 2026-01-01\n---\n";

    @TempDir
    Path site;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> messages = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private String web;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
        web = "http://127.0.0.1:" + server.getAddress().getPort();
        Folders.write(site, "content/site.yaml", "title: Doors\nurl: https://example.org/blog/\n");
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        byte[] body = switch (exchange.getRequestURI().getPath()) {
            case "/a/Photo%20one.JPG", "/a/Photo one.JPG", "/photo.jpg", "/named.png" -> PHOTO;
            case "/screen" -> TalkativePictures.png();
            case "/drawing.svg" ->
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
            case "/script.svg" -> "<svg><script/></svg>".getBytes(StandardCharsets.UTF_8);
            case "/page.jpg" -> "<!DOCTYPE html><title>Log in</title><svg/>".getBytes(StandardCharsets.UTF_8);
            case "/cut.png" -> Arrays.copyOf(TalkativePictures.png(), 20);
            case "/bomb.gif" -> "GIF89a~~~~".getBytes(StandardCharsets.UTF_8);
            case "/large.jpg" -> Arrays.copyOf(PHOTO, 200_000);
            case "/post" -> """
                <title>Not this</title><meta property="og:title" content="A door: [blue] *again*">
                <meta property="og:description" content="It says &quot;open&quot;,&#10;and C:\\ &amp;lt; {more}."><meta property="og:image" content="/photo.jpg">
                <link rel="alternate" type="application/json+oembed" href="/oembed">""".getBytes(StandardCharsets.UTF_8);
            case "/oembed" ->
                "{\"author_name\": \"Ada Quill\", \"title\": \"Nor this\"}".getBytes(StandardCharsets.UTF_8);
            case "/short" ->
                "<title>A short page</title><meta property=og:image content=/gone.jpg>"
                        .getBytes(StandardCharsets.UTF_8);
            case "/nothing" -> "<p>Words".getBytes(StandardCharsets.UTF_8);
            default -> new byte[0];
        };
        String to = switch (exchange.getRequestURI().getPath()) {
            case "/moved.jpg" -> "/photo.jpg";
            case "/round.jpg" -> "/round.jpg";
            case "/file.jpg" -> "file:///etc/passwd";
            case "/mail.jpg" -> "mailto:ada@example.org";
            default -> "";
        };
        if (!to.isEmpty()) {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(302, -1);
        } else if (exchange.getRequestURI().getPath().equals("/slow.jpg")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(PHOTO, 0, 100);
            exchange.getResponseBody().flush();
            await();
        } else if (exchange.getRequestURI().getPath().equals("/half.jpg")) {
            exchange.sendResponseHeaders(200, PHOTO.length);
            exchange.getResponseBody().write(PHOTO, 0, 100);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    private void await() {
        try {
            end.await(3, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean cards;

    private FetchResult fetch(String... articles) {
        return fetchWithin(Until.LONGEST, articles);
    }

    private FetchResult fetchWithin(Duration limit, String... articles) {
        messages.clear();
        FetchRequest request = new FetchRequest(
                site, List.of(articles), cards, false, Builds.NOW, LocalDate.parse("2026-11-24"), 2, Optional.empty());
        return FetchImages.run(request, new Download.Limits(limit, 100_000), messages::add);
    }

    private String text(String path) throws IOException {
        return Files.readString(site.resolve(path));
    }

    @Test
    void storesAPictureAndShowsItFromThere() throws IOException {
        Folders.write(
                site,
                "content/posts/hello.md",
                HEAD + "One ![A door](WEB/a/Photo%20one.JPG \"Blue\") two.\n".replace("WEB", web));
        assertEquals(new FetchResult(1, 1, List.of()), fetch());
        assertEquals(HEAD + "One ![A door](hello/photo-one.jpg \"Blue\") two.\n", text("content/posts/hello.md"));
        assertArrayEquals(PHOTO, Files.readAllBytes(site.resolve("content/posts/hello/photo-one.jpg")));
        assertEquals(List.of("content/posts/hello/photo-one.jpg is " + web + "/a/Photo%20one.JPG"), messages);
        assertEquals("""
            Where these pictures came from. Octavo writes this file when it fetches them, and does not publish it.

            photo-one.jpg
              picture: WEB/a/Photo%20one.JPG
              page:    content/posts/hello.md
              fetched: 2026-11-24
            """.replace("WEB", web), text("content/posts/hello/picture-sources.txt"));
        assertEquals("", Builds.reported(site, site.resolve("public")));
        assertTrue(Files.exists(site.resolve("public/posts/hello/photo-one.jpg")));
        assertFalse(Files.exists(site.resolve("public/posts/hello/picture-sources.txt")));
    }

    @Test
    void everyWayToShowAPictureIsRewrittenAndNothingElse() throws IOException {
        String before = "\uFEFF" + """
            ---
            title: Hello
            date: 2026-01-01
            illustration:
              src: WEB/photo.jpg # the best one
              alt: A door
            ---
            [A link](WEB/photo.jpg) and `![code](WEB/photo.jpg)`

            ![one](<WEB/photo.jpg>) ![two][photo] ![Photo] ![own](https://example.org/blog/x.png)

            [![A door](WEB/named.png?a=1&amp;b=2)](https://example.org/gallery/)

            <a href="https://example.org/more/"><img alt='raw' src='WEB/drawing.svg'></a>

            <picture><source srcset="/blog/logo.png 1x, WEB/drawing.svg 2x"><img alt="" src="WEB/screen" width="3"></picture>

            ```
            ![code](WEB/photo.jpg)
            ```

            [photo]: WEB/photo.jpg "A title"
            """.replace("WEB", web).replace("\n", "\r\n");
        Folders.write(site, "content/posts/2026-01-01-über uns/index.md", before);
        FetchResult fetched = fetch();
        assertEquals(List.of(), fetched.problems());
        assertEquals(4, fetched.fetched());
        String expected = before.replace("src: " + web + "/photo.jpg", "src: photo.jpg")
                .replace("<" + web + "/photo.jpg>", "<photo.jpg>")
                .replace(web + "/named.png?a=1&amp;b=2", "named.jpg")
                .replace("src='" + web + "/drawing.svg'", "src='drawing.svg'")
                .replace(", " + web + "/drawing.svg 2x", ", drawing.svg 2x")
                .replace("src=\"" + web + "/screen\"", "src=\"screen.png\"")
                .replace("[photo]: " + web + "/photo.jpg", "[photo]: photo.jpg");
        assertEquals(expected, text("content/posts/2026-01-01-über uns/index.md"));
        String sources = text("content/posts/2026-01-01-über uns/picture-sources.txt");
        assertTrue(
                sources.contains("named.jpg\n  picture: " + web
                        + "/named.png?a=1&b=2\n  page:    content/posts/2026-01-01-über uns/index.md\n"),
                sources);
    }

    @Test
    void aSecondRunChangesNothing() {
        Folders.write(site, "content/pages/about.md", "---\ntitle: About\n---\n![A door](" + web + "/photo.jpg)\n");
        fetch();
        SortedMap<String, String> hashes = Folders.hashes(site);
        SortedMap<String, String> times = Folders.times(site);
        assertEquals(new FetchResult(0, 0, List.of()), fetch());
        assertEquals(hashes, Folders.hashes(site));
        assertEquals(times, Folders.times(site));
    }

    @Test
    void aPictureOfAnInterruptedRunIsUsedAndAnotherOfThatNameStays() throws IOException {
        Folders.writeBytes(site.resolve("content/posts/a/photo.jpg"), PHOTO);
        Folders.writeBytes(site.resolve("content/posts/b/photo.jpg"), new byte[] {1});
        Folders.write(site, "content/posts/a.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        Folders.write(site, "content/posts/b.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        assertEquals(2, fetch().fetched());
        assertEquals(HEAD + "![A door](a/photo.jpg)\n", text("content/posts/a.md"));
        assertEquals(HEAD + "![A door](b/photo-2.jpg)\n", text("content/posts/b.md"));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(site.resolve("content/posts/b/photo.jpg")));
    }

    @Test
    void onlyTheArticlesThatAreNamedAndDraftsToo() throws IOException {
        Folders.write(site, "content/posts/a.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        String draft = HEAD.replace("title", "draft: true\ntitle") + "![A door](" + web + "/photo.jpg)\n";
        Folders.write(site, "content/posts/2026-02-02-b/index.md", draft);
        for (String name :
                List.of("b", "2026-02-02-b", "content/posts/2026-02-02-b/index.md", "./content/posts/2026-02-02-b/")) {
            Folders.write(site, "content/posts/2026-02-02-b/index.md", draft);
            assertEquals(1, fetch(name).fetched(), name);
        }
        assertTrue(text("content/posts/a.md").contains(web));
        ProblemException unknown = assertThrows(ProblemException.class, () -> fetch("2026-02-02-c"));
        assertEquals("there is no article \"2026-02-02-c\" on this site, or it has mistakes", unknown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/gone.jpg | could not be downloaded: the server answered 404, so it is gone",
                "/page.jpg | is not a picture that browsers can show",
                "/script.svg | has a script",
                "/cut.png | is cut off or damaged",
                "/bomb.gif | claims to have 32382 × 32382 pixels, more than the 100 million that are allowed",
                "/large.jpg | is larger than 0 MB",
                "/slow.jpg | did not arrive within 3 s",
                "/half.jpg | could not be downloaded: the connection broke off",
                "/round.jpg | could not be downloaded: the server answered 302, which leads nowhere",
                "/file.jpg | could not be downloaded: the server answered 302, which leads nowhere",
                "/mail.jpg | could not be downloaded: the server answered 302, which leads nowhere",
            })
    void saysWhyAPictureCannotBeFetched(String path, String fact) throws IOException {
        String text = HEAD + "![A door](" + web + path + ") ![Another](" + web + "/moved.jpg)\n";
        Folders.write(site, "content/posts/hello.md", text);
        FetchResult fetched = fetchWithin(path.equals("/slow.jpg") ? Duration.ofSeconds(3) : Until.LONGEST);
        assertEquals(1, fetched.fetched());
        assertEquals(
                List.of("the picture " + web + path + " " + fact),
                fetched.problems().stream().map(Problem::message).toList());
        assertTrue(new AuthorLines(site).line("content/posts/hello.md", 5).isPresent());
        assertEquals(text.replace(web + "/moved.jpg", "hello/moved.jpg"), text("content/posts/hello.md"));
        assertEquals(
                List.of("moved.jpg", "picture-sources.txt"),
                Folders.hashes(site.resolve("content/posts/hello")).keySet().stream()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://nowhere.invalid/x.jpg | is on an unknown host: nowhere.invalid",
                "http://ada:secret@127.0.0.1/x.jpg | has a user's name in its address",
                "http://127.0.0.1:1/x.jpg | could not be downloaded: the server cannot be reached",
                "http://[::zz]/x.jpg | has no address that can be asked",
            })
    void saysWhyAnAddressIsNotRequested(String address, String fact) {
        Folders.write(site, "content/posts/hello.md", HEAD + "<img alt='' src='" + address + "'>\n");
        assertEquals(
                List.of("the picture " + address + " " + fact),
                fetch().problems().stream().map(Problem::message).toList());
    }

    @Test
    void untrustedContentDoesNotReachThePrivateNetwork() {
        Folders.write(site, "content/site.yaml", "title: D\nurl: https://example.org/\nuntrusted-content: true\n");
        Folders.write(site, "content/posts/hello.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        assertEquals(
                List.of("the picture " + web + "/photo.jpg lies on 127.0.0.1, which only this machine or its"
                        + " neighbours can reach"),
                fetch().problems().stream().map(Problem::message).toList());
        assertEquals(List.of(), asked);
    }

    @Test
    void makesCardsOfPagesOnce() throws IOException {
        cards = true;
        Folders.write(
                site, "content/posts/hello.md", HEAD + """
            ::link-card{href=WEB/post}

            ::link-card{href=WEB/short}

            ::link-card{href=WEB/gone} and

            ::link-card{href=WEB/gone}

            > ::link-card[Named]{href=WEB/post}

            ::link-card{href=WEB/nothing}

            ![A door](WEB/photo.jpg)
            """.replace("WEB", web).replace("\n", "\r\n"));
        FetchResult fetched = fetch();
        assertEquals(
                List.of(
                        "the page " + web + "/gone could not be downloaded: the server answered 404, so it is gone",
                        "the page " + web + "/nothing does not say what it is"),
                fetched.problems().stream().map(Problem::message).toList());
        assertEquals(11, fetched.problems().get(0).location().orElseThrow().line());
        assertEquals(3, fetched.fetched());
        String after = HEAD + """
            ::link-card[A door\\: \\[blue\\] \\*again\\*]{author="Ada Quill" href="WEB/post" poster="hello/photo.jpg" text="It says &quot;open&quot;, and C:&#92; &amp;lt; {more}."}

            ::link-card[A short page]{href="WEB/short"}

            ::link-card{href=WEB/gone} and

            ::link-card{href=WEB/gone}

            > ::link-card[Named]{href=WEB/post}

            ::link-card{href=WEB/nothing}

            ![A door](hello/photo.jpg)
            """.replace("WEB", web).replace("\n", "\r\n");
        assertEquals(after, text("content/posts/hello.md"));
        asked.clear();
        fetch();
        assertEquals(List.of("/gone", "/nothing"), asked);
        Folders.write(
                site,
                "content/posts/hello.md",
                after.replaceAll("::link-card\\{.*", "").replace(web, "https://ada.example"));
        assertEquals("", Builds.reported(site, site.resolve("public")));
        String page = text("public/posts/hello/index.html");
        assertTrue(page.contains("<p class=\"summary\">It says &quot;open&quot;, and C:\\ &amp;lt; {more}.</p>"), page);
        assertTrue(page.contains("\">A door: [blue] *again*</a></p>"), page);
    }

    /** The addresses of such sites need encryption, which no server in a test has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <https://social.example/@ada/109999999999999> | ::link-card[Hi]{author="Ada" href="https://social.example/@ada/109999999999999" poster="a.jpg" text="All of it"}
            https://open.spotify.com/track/4uLU6h         | ::embed[Ada\\: Hi]{href="https://open.spotify.com/track/4uLU6h" poster="a.jpg" ratio="16:9" src="https://open.spotify.com/embed/track/4uLU6h"}
            https://bsky.app/profile/ada.example/post/3lb | ::link-card[Hi]{author="Ada" href="https://bsky.app/profile/ada.example/post/3lb" poster="a.jpg" text="All of it"}
            https://youtu.be/aqz-KE-bpKQ?t=42             | ::youtube[Ada\\: Hi]{id="aqz-KE-bpKQ" start="42"}
            """)
    void writesAComponentInPlaceOfAnAddress(String written, String line) {
        MarkdownParser parser = new MarkdownParser((code, language) -> Optional.empty(), false, List.of());
        ArticleEditor text =
                new ArticleEditor("hello.md", HEAD + "Words.\n\n" + written + "\n\n- " + written + "\n", parser);
        FetchedCard card = new FetchedCard("Hi", "Ada", "All of it", "");
        text.addressesAlone().forEach(alone -> {
            assertEquals(written.replaceAll("[<>]", ""), alone.address());
            text.replace(alone, card.markdown(alone.shown(), Optional.of("a.jpg")));
        });
        assertEquals(HEAD + "Words.\n\n" + line + "\n\n- " + written + "\n", text.text());
    }

    @Test
    void aDryRunSendsNoRequests() {
        Folders.write(site, "content/posts/hello.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        SortedMap<String, String> before = Folders.hashes(site);
        FetchRequest request = new FetchRequest(
                site, List.of(), false, true, Builds.NOW, LocalDate.parse("2026-11-24"), 2, Optional.empty());
        assertEquals(new FetchResult(1, 0, List.of()), FetchImages.run(request, messages::add));
        assertEquals(List.of("content/posts/hello.md shows " + web + "/photo.jpg"), messages);
        assertEquals(List.of(), asked);
        assertEquals(before, Folders.hashes(site));
    }

    @Test
    void whatALinkNeedsToo() throws IOException {
        String text = HEAD + "![A door][door] [the door][door]\n\n[door]: " + web + "/photo.jpg\n";
        Folders.write(site, "content/posts/hello.md", text);
        FetchResult fetched = fetch();
        assertEquals(0, fetched.fetched());
        assertEquals(
                "the picture " + web
                        + "/photo.jpg is stored as hello/photo.jpg, but the article writes its address in"
                        + " a way that cannot be replaced safely",
                fetched.problems().get(0).message());
        assertEquals(text, text("content/posts/hello.md"));
    }

    @Test
    void aFileKeepsItsPermissions() throws IOException {
        Folders.write(site, "content/posts/hello.md", HEAD + "![A door](" + web + "/photo.jpg)\n");
        Path file = site.resolve("content/posts/hello.md");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        fetch();
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(text("content/posts/hello.md").contains(web));
    }
}
