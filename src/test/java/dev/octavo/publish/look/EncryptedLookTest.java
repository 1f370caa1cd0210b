package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Nginx;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The findings about a host's encryption. */
@Tag("ci")
final class EncryptedLookTest {
    private final SortedMap<String, byte[]> files = SampleSite.files(0);

    private final Path folder;

    EncryptedLookTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsNothingWrongWithARightHost() throws Exception {
        assertEquals(List.of(), reported("san=ip:127.0.0.1", "365", true));
    }

    @Test
    void aCertificateWithoutAnAuthorityIsNamed() throws Exception {
        assertEquals(
                List.of("this machine does not trust the certificate: https:/"),
                reported("san=ip:127.0.0.1", "365", false));
    }

    @Test
    void aCertificateForAnotherNameIsNamed() throws Exception {
        assertEquals(
                List.of("the certificate is for another name: https:/"),
                reported("san=dns:other.example", "365", true));
    }

    @Test
    void anOldCertificateIsNamed() throws Exception {
        assertEquals(List.of("the certificate has expired: https:/"), reported("san=ip:127.0.0.1", "1", true));
    }

    @Test
    void checksHttp2InTheSameWay() throws Exception {
        HostKeys keys = HostKeys.make(folder, "san=ip:127.0.0.1", "365");
        files.put("index.html", "<!DOCTYPE html>".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        files.put("film.mp4", new byte[9_000_000]);
        FinishedSite site = SampleSite.write(folder.resolve("site"), files);
        SampleSite.write(folder.resolve("served"), files);
        int port;
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = door.getLocalPort();
        }
        String config = "listen 127.0.0.1:" + port + " ssl http2; ssl_certificate " + keys.certificate()
                + "; ssl_certificate_key " + keys.key() + "; if ($server_protocol != HTTP/2.0) { return 505; }"
                + "charset utf-8; error_page 404 /404.html;";
        try (Nginx served = Nginx.start(folder.resolve("served"), config)) {
            assertFalse(served.complaints().contains("[emerg]"), served.complaints());
            SiteUrl url = new SiteUrl("https://127.0.0.1:" + port, "");
            Look look = new Look(
                    url, Optional.of(keys.context()), Until.LONGEST, NginxLookTest.unhurried(), Progress.SILENT);
            assertEquals(
                    List.of(), look.compare(SiteManifest.EMPTY, site.manifest()).findings());
            Folders.writeBytes(folder.resolve("served/posts/1/index.html"), new byte[2_000_000]);
            Folders.writeBytes(folder.resolve("served/film.mp4"), new byte[8_999_999]);
            assertEquals(
                    List.of("visitors get other bytes than were sent: " + url.origin()
                            + "/film.mp4 (8999999 bytes in place of 9000000), /posts/1/ (more than 202 bytes"
                            + " in place of 202)"),
                    look.compare(SiteManifest.EMPTY, site.manifest()).findings().stream()
                            .map(problem -> problem.message())
                            .toList());
        }
    }

    /** For findings that are not transient. */
    private static final Look.Clock UNWAITING = new Look.Clock(System::nanoTime, pause -> {
        throw new IllegalStateException("there is nothing to wait for");
    });

    /** The findings about a host with that certificate, without 127.0.0.1 and ports. */
    private List<String> reported(String names, String days, boolean trusted) throws Exception {
        SSLContext own = HostKeys.make(folder, names, days).context();
        HttpsServer safe = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        safe.setHttpsConfigurator(new HttpsConfigurator(own));
        safe.createContext("/", this::serve);
        safe.start();
        try {
            FinishedSite site = SampleSite.write(folder.resolve("site"), files);
            SiteUrl url = new SiteUrl("https://127.0.0.1:" + safe.getAddress().getPort(), "");
            return new Look(url, Optional.of(own).filter(c -> trusted), Until.LONGEST, UNWAITING, Progress.SILENT)
                    .compare(SampleSite.manifest(files), site.manifest()).findings().stream()
                            .map(problem -> problem.message().replaceAll("//127\\.0\\.0\\.1:\\d+", ""))
                            .toList();
        } finally {
            safe.stop(0);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
            Optional<byte[]> bytes = Optional.ofNullable(files.get(file));
            boolean folderAsked = bytes.isEmpty() && files.containsKey(path + "/index.html");
            if (folderAsked) {
                exchange.getResponseHeaders().set("Location", "/" + path + "/");
                exchange.sendResponseHeaders(308, -1);
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", file.endsWith(".xml") ? "application/xml" : "text/html; charset=utf-8");
            byte[] body = bytes.orElseGet(
                    () -> Optional.ofNullable(files.get("404.html")).orElseThrow());
            exchange.sendResponseHeaders(bytes.isPresent() ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
