package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.use.serve.RunningPreview.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on a preview, and what browsers expect of it. */
final class PreviewAsTargetTest {
    private static final String SECRET = "nobody but the author";

    private static Path site;
    private static RunningPreview preview;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        site = folder.resolve("site");
        Folders.write(
                site,
                "content/site.yaml",
                "title: Plain\nurl: https://blog.example\n",
                "content/posts/one.md",
                "---\ntitle: One\ndate: 2026-01-01\n---\n\nText.\n",
                "static/x.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "static/film.mp4",
                "0123456789",
                "static/100%.txt",
                "all",
                ".env",
                SECRET,
                "secret.txt",
                SECRET);
        Folders.write(folder, "site-other/secret.txt", SECRET, "secret.txt", SECRET);
        Files.createSymbolicLink(site.resolve("static/way-out"), folder.resolve("secret.txt"));
        preview = RunningPreview.of(site);
    }

    @AfterAll
    static void stop() {
        preview.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheRowsSay() {
        return Rows.of(PreviewAsTargetTest.class, "attacks.rows")
                .become(Map.of(
                        "status", target -> "" + harmless(target).status(),
                        "outside", target -> served(harmless(target).status()),
                        "host", PreviewAsTargetTest::askingHost,
                        "header", PreviewAsTargetTest::askingWith,
                        "range", PreviewAsTargetTest::part));
    }

    private static Response harmless(String target) throws IOException {
        Response response = preview.ask("GET", target);
        assertHarmless(response);
        return response;
    }

    private static String served(int status) {
        return status == 404 || status == 400 ? "not served" : "" + status;
    }

    /** Here {@code %d} stands for the port. */
    private static String askingHost(String host) throws IOException {
        String named = host.replace("%d", Integer.toString(preview.port()));
        return ""
                + preview.raw("GET / HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n")
                        .status();
    }

    private static String askingWith(String header) throws IOException {
        String sent = header.replace("%d", Integer.toString(preview.port()));
        Set<Integer> all = new TreeSet<>();
        for (String target : List.of("/", "/x.svg", "/_octavo/live.js")) {
            Response response = preview.ask("GET", target, sent);
            all.add(response.status());
            assertFalse(response.head().contains("access-control"), response.head());
        }
        return all.toString().replaceAll("[\\[\\]]", "");
    }

    private static String part(String range) throws IOException {
        Response response = preview.ask("GET", "/film.mp4", "Range: " + range);
        String body = response.status() == 416 ? "" : response.text() + " ";
        return (response.status() + " " + body + response.header("content-range")).strip();
    }

    /** Newer versions of the JDK's server read the first segment as a host, and answer before Octavo does. */
    @Test
    void twoSlashesAtTheStartLeadToNoFile() throws IOException {
        Response response = preview.ask("GET", "//secret.txt");
        assertTrue(response.status() == 400 || response.status() == 404, response.head());
        assertHarmless(response);
    }

    private static void assertHarmless(Response response) {
        assertFalse(response.text().contains(SECRET), response.text());
        assertFalse(response.text().contains("root:"), response.text());
        assertFalse(response.head().contains("access-control"), response.head());
        assertFalse(response.head().contains("set-cookie"), response.head());
    }

    @Test
    void oneHostIsNamed() throws IOException {
        String ours = "Host: localhost:" + preview.port() + "\r\n";
        String end = "Connection: close\r\n\r\n";
        assertEquals(200, preview.raw("GET / HTTP/1.0\r\n" + ours + end).status());
        for (String twice : List.of("", ours + "Host: evil.example\r\n", "Host: evil.example\r\n" + ours)) {
            for (String version : List.of("HTTP/1.1", "HTTP/1.0")) {
                int status =
                        preview.raw("GET / " + version + "\r\n" + twice + end).status();
                assertTrue(status == 421 || status == 400, twice + status);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"/, document, 200", "/, iframe, 403", "/, object, 403", "/_octavo/live.js, document, 403"})
    void othersMayLinkToAPageButNotShowIt(String target, String destination, int status) throws IOException {
        Response response = preview.ask(
                "GET",
                target,
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: " + destination);
        assertEquals(status, response.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"})
    void itCanOnlyBeLookedAt(String method) throws IOException {
        Response response = preview.ask(method, "/", "Content-Length: 0");
        assertEquals(405, response.status());
        assertEquals("get, head", response.header("allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"look?name=width&value=wide%0Atitle:%20x", "known?key=0"})
    void onlyItsOwnPagesWriteFiles(String name) throws IOException {
        String change = "/_octavo/" + name;
        String ours = change + "&token=" + preview.writingToken();
        String ofPages = change + "&token=" + preview.token();
        assertEquals(403, preview.ask("POST", change, "Content-Length: 0").status());
        assertEquals(403, preview.ask("POST", ofPages, "Content-Length: 0").status());
        assertEquals(
                403,
                preview.ask("POST", ours, "Content-Length: 0", "Origin: http://evil.example")
                        .status());
        assertEquals(
                403,
                preview.ask("POST", ours, "Content-Length: 0", "Sec-Fetch-Site: same-site")
                        .status());
        assertEquals(405, preview.ask("PUT", ours, "Content-Length: 0").status());
        assertEquals(
                name.startsWith("look") ? 422 : 409,
                preview.ask("POST", ours, "Content-Length: 0").status());
    }

    @Test
    void eventsAreForOwnPages() throws IOException {
        String token = preview.token();
        assertEquals(
                403, preview.ask("GET", "/_octavo/events?pages=x%20/&tag=x").status());
        assertEquals(
                403,
                preview.ask("GET", "/_octavo/events?pages=x%20/&token=" + "0".repeat(32))
                        .status());
        assertEquals(
                403,
                preview.ask("GET", "/_octavo/events?pages=x%20/&token=" + token.substring(1))
                        .status());
        assertEquals(
                403,
                preview.ask("HEAD", "/_octavo/events?pages=x%20/&token=" + token)
                        .status());
        assertEquals(
                403,
                preview.ask("GET", "/_octavo/events?pages=x%20/&token=" + token, "Origin: http://evil.example")
                        .status());
        try (Socket socket = preview.connected()) {
            socket.getOutputStream()
                    .write(("GET /_octavo/events?pages=x%20/&token=" + token + " HTTP/1.1\r\nHost: localhost:"
                                    + preview.port() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200", head);
        }
    }

    @Test
    void everyAnswerIsForThisBrowserAsItIs() throws IOException {
        for (String target : List.of("/", "/x.svg", "/nowhere/", "/_octavo/live.js")) {
            Response response = preview.ask("GET", target);
            assertEquals("nosniff", response.header("x-content-type-options"));
            assertEquals("same-origin", response.header("cross-origin-resource-policy"));
            assertEquals("no-cache", response.header("cache-control"));
            assertFalse(response.head().contains("access-control"), response.head());
        }
    }

    @Test
    void servesTheSitesOwn404Page() throws IOException {
        Response response = preview.ask("GET", "/nowhere/");
        assertEquals(404, response.status());
        assertTrue(response.text().contains("Plain"), response.text());
        assertEquals("text/html; charset=utf-8", response.header("content-type"));
    }

    @Test
    void aFolderLeadsToItsPage() throws IOException {
        assertEquals("/posts/one/", preview.ask("GET", "/posts/one").header("location"));
    }

    @Test
    void doesNotSendAgainWhatTheBrowserHas() throws IOException {
        for (String target : List.of("/", "/x.svg")) {
            Response whole = preview.ask("GET", target);
            String tag = whole.header("etag");
            Response again = preview.ask("GET", target, "If-None-Match: \"other\", W/" + tag);
            assertEquals(304, again.status());
            assertEquals(0, again.body().length);
            assertEquals(
                    200, preview.ask("GET", target, "If-None-Match: \"other\"").status());
            Response head = preview.ask("HEAD", target);
            assertEquals(200, head.status());
            assertEquals(0, head.body().length);
            assertEquals(Integer.toString(whole.body().length), head.header("content-length"));
        }
    }

    @Test
    void aPartIsOfTheSameFileOrNone() throws IOException {
        String tag = preview.ask("GET", "/film.mp4").header("etag");
        assertEquals(
                206,
                preview.ask("GET", "/film.mp4", "Range: bytes=0-1", "If-Range: " + tag)
                        .status());
        assertEquals(
                200,
                preview.ask("GET", "/film.mp4", "Range: bytes=0-1", "If-Range: \"other\"")
                        .status());
    }

    @Test
    void hugeHeadersAreNotAnswered() throws IOException {
        int status;
        try {
            status = preview.ask("GET", "/", "X-Long: " + "a".repeat(2_000_000)).status();
        } catch (IOException closed) {
            status = 0;
        }
        assertTrue(status == 0 || status >= 400 || status == 200, "status " + status);
        assertEquals(200, preview.ask("GET", "/").status());
    }

    @Test
    void whoIsSlowStopsNobody() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = preview.connected();
                socket.getOutputStream().write("GET / HT".substring(0, i % 9).getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, preview.ask("GET", "/").status());
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aSecondPreviewSaysWhoHasThePort() throws IOException {
        try (RunningPreview second = RunningPreview.at(site, preview.port())) {
            assertTrue(second.port() > preview.port());
            assertTrue(
                    second.words().get(0).message().contains("is taken by another octavo serve"),
                    second.words().toString());
        }
    }
}
