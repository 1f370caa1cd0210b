package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a host can do wrong, and the message for it, over real HTTP. */
final class LookTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Wrong responses of the host, by path. */
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();

    private final List<String> asked = new ArrayList<>();
    private final List<String> stages = new ArrayList<>();
    private final Waiting pace = new Waiting();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, byte[]> served = new ConcurrentHashMap<>(SampleSite.files(1));
    private final HttpServer server;

    private final Path folder;

    /** Responds to a request. */
    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    /** A clock that advances while the program sleeps, and runs a callback. */
    private static final class Waiting {
        private final List<Duration> pauses = new ArrayList<>();
        private Runnable meanwhile = () -> {};
        private long passed;

        private synchronized long nanos() {
            return passed;
        }

        private synchronized void sleep(Duration pause) {
            passed += pause.toNanos();
            pauses.add(pause);
            meanwhile.run();
        }

        private Look.Clock pace() {
            return new Look.Clock(this::nanos, this::sleep);
        }
    }

    LookTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            synchronized (asked) {
                asked.add(path);
            }
            Reply reply = replies.get(path);
            if (reply != null) {
                reply.to(exchange);
                return;
            }
            byte[] bytes = served.get(file(path));
            if (bytes == null && served.containsKey(path.substring(1) + "/index.html")) {
                exchange.getResponseHeaders().set("Location", path + "/");
                exchange.sendResponseHeaders(301, -1);
            } else if (bytes == null) {
                send(exchange, 404, "text/html; charset=utf-8", bytes("404.html"));
            } else {
                send(exchange, 200, type(path), bytes);
            }
        }
    }

    private static String file(String path) {
        return path.substring(1) + (path.endsWith("/") ? "index.html" : "");
    }

    private static String type(String path) {
        String name = file(path);
        return name.endsWith(".html")
                ? "text/html;charset=UTF-8"
                : name.endsWith(".css")
                        ? "text/css"
                        : name.endsWith(".xml") ? "text/xml" : name.endsWith(".png") ? "image/png" : "text/plain";
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private byte[] bytes(String file) {
        return served.getOrDefault(file, new byte[0]);
    }

    private Reply text(int status, String type, String text) {
        return exchange -> send(exchange, status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply status(int status) {
        return text(status, "text/html; charset=utf-8", "no");
    }

    private Reply redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            exchange.sendResponseHeaders(301, -1);
        };
    }

    private Reply with(String header, String value) {
        return exchange -> {
            String path = exchange.getRequestURI().getPath();
            exchange.getResponseHeaders().set(header, value);
            send(exchange, 200, type(path), bytes(file(path)));
        };
    }

    private Reply old(String path) {
        return exchange -> send(exchange, 200, type(path), SampleSite.files(0).getOrDefault(file(path), new byte[0]));
    }

    private String home() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Look.LookResult look(SortedMap<String, byte[]> before, SortedMap<String, byte[]> now) throws IOException {
        FinishedSite site = SampleSite.write(folder, now);
        SiteManifest old = SampleSite.manifest(before);
        Progress progress = (stage, done, total) -> {
            synchronized (stages) {
                stages.add(stage + " " + done + "/" + total);
            }
        };
        return new Look(new SiteUrl(home(), ""), Optional.empty(), LIMIT, pace.pace(), progress)
                .compare(old, site.manifest());
    }

    /** The findings after version 1 replaced version 0. */
    private String reported() throws IOException {
        Look.LookResult looked = look(SampleSite.files(0), SampleSite.files(1));
        return looked.text().replaceFirst(".*: ", "") + "\n"
                + new ProblemText((path, line) -> Optional.empty())
                        .of(looked.findings())
                        .replace(home(), "")
                        .replaceAll("\n+", "\n");
    }

    private void assertReported(String expected) throws IOException {
        assertEquals(expected, reported());
    }

    @Test
    void findsNothingWrongWithARightHost() throws IOException {
        Look.LookResult looked = look(SampleSite.files(0), SampleSite.files(1));
        assertEquals("looked at 9 of 9 addresses: all is right", looked.text());
        assertEquals(List.of(), pace.pauses);
        assertTrue(
                asked.containsAll(List.of("/", "/feed.xml", "/sitemap.xml", "/posts/12/", "/posts/0/", "/posts/1")),
                asked.toString());
    }

    /** By rules of the server, or settings of a bucket. */
    @Test
    void aHostMayLeadFromEarlierAddressesByItself() throws IOException {
        SortedMap<String, byte[]> now = SampleSite.files(1);
        now.put(
                "old/index.html",
                "<!DOCTYPE html><title>Moved</title><meta http-equiv=\"refresh\" content=\"0; url=/posts/12/\">"
                        .getBytes(StandardCharsets.UTF_8));
        replies.put("/old/", redirect("/posts/12/"));
        Look.LookResult right = look(SampleSite.files(0), now);
        assertEquals("looked at 10 of 10 addresses: all is right", right.text());
        replies.put("/old/", redirect("/posts/1/"));
        assertEquals(
                "visitors are sent on instead of being given the file",
                look(SampleSite.files(0), now).findings().get(0).message().replaceFirst(":.*", ""));
    }

    @Test
    void namesMissingFiles() throws IOException {
        replies.put("/posts/12/", status(404));
        replies.put("/posts/12/picture.png", status(404));
        assertReported("""
                1 error
                error: answered with 404 (not found): /posts/12/, /posts/12/picture.png
                  help: see whether the host serves what was published: of a folder, the link current in it; some hosts need minutes, and caches longer: look again later; a command that empties a cache can be named under "invalidate" in content/site.yaml
                """);
    }

    @Test
    void namesForbiddenFilesAtOnce() throws IOException {
        replies.put("/posts/12/", status(403));
        assertReported("""
                1 error
                error: answered with 403 (forbidden): /posts/12/
                  help: let the server read the file and give it to everyone
                """);
        assertEquals(List.of(), pace.pauses);
    }

    @Test
    void distinguishesTheOldPageFromAForeignOne() throws IOException {
        replies.put("/", old("/"));
        replies.put("/posts/1/", exchange -> {
            exchange.getResponseHeaders().set("Age", "120");
            old("/posts/1/").to(exchange);
        });
        replies.put("/posts/12/", text(200, "text/html; charset=utf-8", "<!DOCTYPE html>injected"));
        served.put("posts/12/picture.png", Arrays.copyOf(bytes("posts/12/picture.png"), 100));
        String reported = reported();
        assertEquals(
                """
                3 errors
                error: visitors still get what was there before: /
                error: visitors get other bytes than were sent: /posts/12/ (23 bytes in place of 204), /posts/12/picture.png (100 bytes in place of 150000)
                  help: see what changes them on their way: an optimiser of the host, or another who publishes there
                """,
                reported.lines()
                        .filter(line -> !line.contains("some hosts") && !line.contains("from a cache"))
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
        assertTrue(
                reported.contains("error: visitors still get what was there before, from a cache: /posts/1/"),
                reported);
    }

    @Test
    void waitsForAHostThatNeedsTime() throws IOException {
        replies.put("/", old("/"));
        replies.put("/posts/12/", status(404));
        replies.put("/posts/0/", old("/posts/0/"));
        pace.meanwhile = () -> {
            if (pace.pauses.size() == 4) {
                replies.clear();
            }
        };
        assertReported("all is right\n");
        assertEquals(
                List.of(1L, 2L, 4L, 8L),
                pace.pauses.stream().map(Duration::toSeconds).toList());
        assertTrue(stages.contains("wait for 3 addresses 8/11"), stages.toString());
    }

    @Test
    void waitingEnds() throws IOException {
        replies.put("/posts/12/", status(503));
        reported();
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 20L, 9L),
                pace.pauses.stream().map(Duration::toSeconds).toList());
    }

    @Test
    void aDeletedPageThatIsStillThereIsNamed() throws IOException {
        served.put("posts/0/index.html", SampleSite.files(0).getOrDefault("posts/0/index.html", new byte[0]));
        assertReported("""
                1 error
                error: deleted, and visitors still get it: /posts/0/
                  help: some hosts need minutes, and caches longer: look again later; a command that empties a cache can be named under "invalidate" in content/site.yaml
                """);
    }

    @Test
    void somethingElseInsteadOfADeletedPageIsNamed() throws IOException {
        replies.put("/posts/0/", text(200, "text/html; charset=utf-8", "Welcome"));
        replies.put("/posts/0/picture.png", status(410));
        assertReported("""
                1 warning
                warning: deleted, and visitors get something else there: /posts/0/
                  help: see what the host serves at addresses without a file
                """);
    }

    @Test
    void aWrongTypeIsNamedWithItsRemedy() throws IOException {
        replies.put(
                "/feed.xml",
                text(200, "application/octet-stream", new String(bytes("feed.xml"), StandardCharsets.UTF_8)));
        replies.put(
                "/posts/12/",
                text(
                        200,
                        "text/html; charset=ISO-8859-1",
                        new String(bytes("posts/12/index.html"), StandardCharsets.UTF_8)));
        assertReported("""
                2 errors
                error: sent as application/octet-stream, not as application/xml: /feed.xml
                  help: let the host send .xml as application/xml
                error: sent as text/html; charset=iso-8859-1, not as text/html; charset=utf-8: /posts/12/
                  help: let the host send .html as text/html; charset=utf-8
                """);
    }

    @Test
    void aPageThatBrowsersKeepIsNamed() throws IOException {
        replies.put("/", with("Cache-Control", "public, max-age=2592000, immutable"));
        replies.put("/posts/12/", with("Cache-Control", "max-age=600, s-maxage=2592000"));
        replies.put("/feed.xml", with("Cache-Control", "max-age=7200, no-cache"));
        assertReported("""
                1 warning
                warning: browsers may show what they have for days, without asking for a newer one: / (public, max-age=2592000, immutable)
                  help: let the host say Cache-Control: no-cache for files that change under the same name
                """);
    }

    @Test
    void aSoft404IsNamed() throws IOException {
        FinishedSite site = SampleSite.write(folder, SampleSite.files(1));
        String address = "/octavo-" + site.manifest().hash().hex().substring(0, 12) + "/";
        replies.put(address, text(200, "text/html; charset=utf-8", "Welcome"));
        assertReported("""
                1 warning
                warning: an address that does not exist is not answered with 404: %s (200)
                  help: search engines keep such addresses; let the host answer addresses without a file with 404 and the page /404.html
                """.formatted(address));
        replies.put(address, status(404));
        assertReported("""
                1 warning
                warning: an address that does not exist does not show the site's own 404.html: %s
                  help: let the host answer addresses without a file with 404 and the page /404.html
                """.formatted(address));
    }

    @Test
    void waitsForThePageForMissingAddresses() throws IOException {
        SortedMap<String, byte[]> now = SampleSite.files(1);
        now.put("404.html", "<!DOCTYPE html><title>Not here</title>".getBytes(StandardCharsets.UTF_8));
        pace.meanwhile = () -> served.putAll(now); // as if the host needed time
        Look.LookResult looked = look(SampleSite.files(1), now);
        assertEquals("looked at 3 of 3 addresses: all is right", looked.text());
        assertEquals(List.of(Duration.ofSeconds(1)), pace.pauses);
    }

    @Test
    void anAddressWithoutItsSlashIsTried() throws IOException {
        replies.put("/posts/1", redirect("http://127.0.0.1:8080/posts/1/"));
        assertReported("""
                1 warning
                warning: an address without its slash does not lead to its page: /posts/1 (to http://127.0.0.1:8080/posts/1/)
                  help: let the host redirect it there; nginx behind a proxy needs absolute_redirect off
                """);
        replies.put("/posts/1", status(404));
        assertReported("""
                1 warning
                warning: an address without its slash does not lead to its page: /posts/1 (404 (not found))
                  help: let the host redirect it there; nginx behind a proxy needs absolute_redirect off
                """);
    }

    @Test
    void anotherHostIsNamedAndNotAsked() throws IOException {
        replies.put("/", redirect("https://www.elsewhere.example/"));
        assertReported("""
                1 error
                error: visitors are sent on instead of being given the file: / (to https://www.elsewhere.example/)
                  help: take that redirect out of the host's configuration; if the site lives there, make it the url in content/site.yaml
                """);
        assertEquals(List.of("/"), asked);
    }

    @Test
    void aRedirectOnTheSameHostIsNamed() throws IOException {
        replies.put("/posts/12/", redirect("/posts/12/index.html"));
        assertReported("""
                1 error
                error: visitors are sent on instead of being given the file: /posts/12/ (to /posts/12/index.html)
                  help: take that redirect out of the host's configuration; if the site lives there, make it the url in content/site.yaml
                """);
    }

    @Test
    void compressionWithoutARequestIsNamed() throws IOException {
        replies.put("/posts/12/", with("Content-Encoding", "br"));
        assertReported("""
                1 warning
                warning: sent as br also to those who do not ask for it, and cannot be compared: /posts/12/
                  help: let the host compress only where Accept-Encoding allows it
                """);
    }

    @Test
    void whatABucketKeepsCompressedIsCompared() throws IOException {
        replies.put("/posts/12/", packed(bytes("posts/12/index.html")));
        replies.put("/feed.xml", packed(SampleSite.files(0).getOrDefault("feed.xml", new byte[0])));
        replies.put("/sitemap.xml", with("Content-Encoding", "gzip"));
        assertReported("""
                2 errors
                error: visitors still get what was there before: /feed.xml
                  help: some hosts need minutes, and caches longer: look again later; a command that empties a cache \
                can be named under "invalidate" in content/site.yaml
                error: says that it is compressed, and is not, so browsers cannot read it: /sitemap.xml
                  help: let the host send Content-Encoding only with what it has compressed
                """);
    }

    private static Reply packed(byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            send(exchange, 200, type(exchange.getRequestURI().getPath()), Gzip.compressed(bytes));
        };
    }

    /** Addresses that were not checked are an error, but no reason to roll back. */
    @Test
    void addressesThereWasNoTimeForAreAnError() throws IOException {
        SortedMap<String, byte[]> many = new TreeMap<>(SampleSite.files(1));
        for (int i = 0; i < 100; i++) {
            many.put("notes/" + i + ".txt", new byte[] {'n'});
        }
        served.putAll(many);
        replies.put("/notes/0.txt", exchange -> {
            pace.sleep(LIMIT);
            send(exchange, 200, "text/plain", bytes("notes/0.txt"));
        });
        Look.LookResult looked = look(SampleSite.files(0), many);
        assertTrue(looked.addresses() < looked.of(), looked.text());
        assertFalse(looked.isRight() || looked.wrong(), looked.text());
        assertTrue(
                looked.findings().stream().anyMatch(found -> found.message().startsWith("the time was up before ")),
                looked.text());
    }

    @Test
    void numbersThatAreNoneAreReadAsNone() throws IOException {
        replies.put("/posts/1/", exchange -> {
            exchange.getResponseHeaders().set("Age", "31, 12");
            old("/posts/1/").to(exchange);
        });
        assertReported("""
                1 error
                error: visitors still get what was there before: /posts/1/
                  help: some hosts need minutes, and caches longer: look again later; a command that empties a cache can be named under "invalidate" in content/site.yaml
                """);
    }

    @Test
    @Tag("ci")
    void checksAThousandOfManyAddresses() throws IOException {
        SortedMap<String, byte[]> now = SampleSite.files(1);
        for (int i = 0; i < 1_500; i++) {
            now.put("more/" + i + "/index.html", ("Page " + i).getBytes(StandardCharsets.UTF_8));
        }
        served.putAll(now);
        assertEquals(
                "looked at 1,000 of 1,509 addresses: all is right",
                look(SampleSite.files(0), now).text());
        assertTrue(asked.containsAll(List.of("/", "/feed.xml", "/sitemap.xml", "/posts/0/", "/more/0/")));
    }

    @Test
    void aRefusedConnectionIsOneError() throws IOException {
        server.stop(0);
        assertReported("""
                1 error
                error: the connection is refused: /
                  help: see whether the server runs, and on which port; with --no-look the pages are not looked at
                """);
        assertEquals(7, pace.pauses.size());
    }

    @Test
    void saysThatTheHostIsUnknown() throws IOException {
        FinishedSite site = SampleSite.write(folder, SampleSite.files(1));
        SiteUrl url = new SiteUrl("http://no-such-host.invalid", "");
        Look.LookResult looked = new Look(url, Optional.empty(), Duration.ofSeconds(3), pace.pace(), Progress.SILENT)
                .compare(SiteManifest.EMPTY, site.manifest());
        assertEquals(
                List.of("the name of the host cannot be resolved: http://no-such-host.invalid/"),
                looked.findings().stream().map(problem -> problem.message()).toList());
        assertEquals(List.of(), pace.pauses);
    }
}
