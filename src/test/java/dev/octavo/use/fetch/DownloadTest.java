package dev.octavo.use.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects: 127.0.0.1 stands for a public host, and localhost for a private one. */
final class DownloadTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int port;

    DownloadTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        Map<String, String> redirects = Map.of(
                "/moved", "photo",
                "/inside", "http://localhost:" + port + "/photo",
                "/twice", "/inside",
                "/file", "file:///etc/passwd",
                "/round", "/round",
                "/broken", "http://[::zz]/");
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                asked.add(exchange.getRequestHeaders().getFirst("Host").replaceAll(":.*", "") + path);
                String to = redirects.get(path);
                byte[] body = "photo".getBytes(StandardCharsets.UTF_8);
                if (to != null) {
                    exchange.getResponseHeaders().set("Location", to);
                }
                exchange.sendResponseHeaders(to == null ? 200 : 302, to == null ? body.length : -1);
                if (to == null) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void leadsOnAmongPublicHostsAndFromAPrivateOneThatIsNamed() throws FetchException {
        assertEquals("photo", text(true, "http://127.0.0.1:" + port + "/moved"));
        assertEquals("photo", text(false, "http://127.0.0.1:" + port + "/moved"));
        assertEquals("photo", text(true, "http://localhost:" + port + "/inside"));
    }

    @ParameterizedTest
    @CsvSource({"true, 127.0.0.1, /inside", "false, 127.0.0.1, /inside", "true, 127.0.0.1, /twice"})
    void doesNotLeadFromAPublicHostToAPrivateOne(boolean trusted, String host, String path) {
        FetchException e =
                assertThrows(FetchException.class, () -> text(trusted, "http://" + host + ":" + port + path));
        assertEquals(
                "is redirected to localhost, which only this machine or its neighbours can reach",
                e.fault().fact());
        assertEquals(
                0,
                asked.stream()
                        .filter(request -> request.startsWith("localhost"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"/file", "/round", "/broken"})
    void thatLeadsToNoPictureIsAnError(String path) {
        FetchException e = assertThrows(FetchException.class, () -> text(true, "http://127.0.0.1:" + port + path));
        assertEquals(
                "could not be downloaded: the server answered 302, which leads nowhere",
                e.fault().fact());
    }

    private String text(boolean trusted, String uri) throws FetchException {
        try (Download download = new Download(
                Download.Limits.STANDARD,
                trusted,
                asked -> String.valueOf(asked.getHost()).equals("localhost"))) {
            return new String(download.bytes(URI.create(uri)), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://b.example/y, https://b.example/y",
        "https://a.example/x, /y, https://a.example/y",
        "http://a.example/x, HTTP://b.example/y, HTTP://b.example/y",
        "https://a.example/x, http://b.example/y,",
        "HTTPS://a.example/x, HTTP://b.example/y,",
    })
    void followsNoRedirectToAnOpenConnection(URI from, String location, URI to) throws FetchException {
        assertEquals(Optional.ofNullable(to), Download.redirect(from, location));
    }
}
