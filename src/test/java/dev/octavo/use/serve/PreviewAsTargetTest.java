package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.use.serve.RunningPreview.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/.%2e/secret.txt",
                "/%2e%2e%2fsecret.txt",
                "/..%5csecret.txt",
                "/..\\secret.txt",
                "/%252e%252e/secret.txt",
                "/x.svg%00.html",
                "/x\\y",
                "/x%5Cy",
                "/x%2Fy",
                "/.env\\",
                "/x/.",
                "/x/..",
                "//evil.example/x",
                "/x#/../../secret.txt",
                "/@fs/../secret.txt",
                "/%c0%ae%c0%ae/secret.txt",
                "/%",
                "/%zz",
                "http://evil.example/x.svg",
                "/x.svg%0d%0aSet-Cookie:%20a=b"
            })
    void addressesWithTwoMeaningsAreRefused(String target) throws IOException {
        Response response = preview.ask("GET", target);
        assertEquals(400, response.status(), target + " " + response.text());
        assertHarmless(response);
    }

    /** Newer versions of the JDK's server read the first segment as a host, and answer before Octavo does. */
    @Test
    void twoSlashesAtTheStartLeadToNoFile() throws IOException {
        Response response = preview.ask("GET", "//secret.txt");
        assertTrue(response.status() == 400 || response.status() == 404, response.head());
        assertHarmless(response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/secret.txt",
                "/secret.txt?import&raw",
                "/.env?import&raw??",
                "/.env",
                "/way-out",
                "/.git/config",
                "/public/index.html",
                "/content/site.yaml",
                "/posts/one.md",
                "/x.svg::$DATA",
                "/x.svg.",
                "/x.svg%20",
                "/X.SVG",
                "x.svg",
                "/x.svg/",
                "/site-other/secret.txt",
                "-other/secret.txt",
                "/@fs/etc/passwd",
                "/@fs/etc/passwd?import&raw??",
                "/etc/passwd",
                "/C:/Windows/win.ini",
                "/_octavo/../secret.txt",
                "/_octavo/secret.txt",
                "/_octavo/package-info.class",
                "*"
            })
    void doesNotServeFilesOutsideTheSite(String target) throws IOException {
        Response response = preview.ask("GET", target);
        assertTrue(response.status() == 404 || response.status() == 400, target + " gives " + response.status());
        assertHarmless(response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/x.svg", "/x.svg?import&raw", "/x.svg?.wasm?init", "/x.svg?../../secret.txt", "/100%25.txt"})
    void servesFilesWithAnyQuery(String target) throws IOException {
        assertEquals(200, preview.ask("GET", target).status());
    }

    private static void assertHarmless(Response response) {
        assertFalse(response.text().contains(SECRET), response.text());
        assertFalse(response.text().contains("root:"), response.text());
        assertFalse(response.head().contains("access-control"), response.head());
        assertFalse(response.head().contains("set-cookie"), response.head());
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "evil.example:%d, 421",
        "localhost, 421",
        "localhost:1, 421",
        "localhost:%d.evil.example, 421",
        "127.0.0.2:%d, 421",
        "0.0.0.0:%d, 421",
        "'', 421",
        "localhost:%d, 200",
        "LOCALHOST:%d, 200",
        "127.0.0.1:%d, 200",
        "[::1]:%d, 200",
    })
    void onlyKnownHostsAreAnswered(String host, int status) throws IOException {
        String named = host.replace("%d", Integer.toString(preview.port()));
        assertEquals(
                status,
                preview.raw("GET / HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n")
                        .status());
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
    @CsvSource({
        "Origin: http://evil.example, 403",
        "Origin: null, 403",
        "Origin: https://localhost:%d, 403",
        "Origin: http://localhost:1, 403",
        "Origin: http://127.0.0.1:%d, 403",
        "Origin: http://localhost:%d, 200",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Sec-Fetch-Site: same-origin, 200",
        "Sec-Fetch-Site: none, 200",
    })
    void pagesOfOthersGetNothing(String header, int status) throws IOException {
        String sent = header.replace("%d", Integer.toString(preview.port()));
        for (String target : List.of("/", "/x.svg", "/_octavo/live.js")) {
            Response response = preview.ask("GET", target, sent);
            assertEquals(status, response.status(), target);
            assertFalse(response.head().contains("access-control"), response.head());
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

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=4-, 206, 456789, bytes 4-9/10",
        "bytes=-3, 206, 789, bytes 7-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, , bytes */10",
        "bytes=-0, 416, , bytes */10",
        "'bytes=0-1,3-4', 200, 0123456789, ''",
        "bytes=3-1, 200, 0123456789, ''",
        "bytes=-, 200, 0123456789, ''",
        "lines=0-1, 200, 0123456789, ''",
        "bytes=99999999999999999999-, 200, 0123456789, ''",
    })
    void playersGetTheirPart(String range, int status, String body, String contentRange) throws IOException {
        Response response = preview.ask("GET", "/film.mp4", "Range: " + range);
        assertEquals(status, response.status());
        assertEquals(contentRange, response.header("content-range"));
        if (body != null) {
            assertEquals(body, response.text());
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
