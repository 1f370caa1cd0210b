package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.octavo.address.SiteUrl;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.look.visit.Pace;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a host's encryption. */
@Tag("ci")
final class EncryptedLookTest {
    private static final char[] PASSWORD = "only a test".toCharArray();
    private static final Map<String, String> SAFE =
            Map.of("X-Content-Type-Options", "nosniff", "Strict-Transport-Security", "max-age=31536000");

    private final SortedMap<String, byte[]> files = SampleSite.files(0);

    @TempDir
    private Path folder;

    @Test
    void aRightHostIsNotFoundFaultWith() throws Exception {
        assertEquals(List.of(), told("san=ip:127.0.0.1", "365", SAFE, true, "https:"));
    }

    @Test
    void whatEncryptionAsksForIsNamed() throws Exception {
        assertEquals(
                List.of("answers lack the header Strict-Transport-Security: 42 of 42 answers"),
                told("san=ip:127.0.0.1", "365", Map.of("X-Content-Type-Options", "nosniff"), true, "https:").stream()
                        .map(said -> said.replaceAll("\\d+", "42").replace("-42-", "-"))
                        .toList());
        assertEquals(
                List.of("visitors who ask without encryption are not led to https: http:/"),
                told("san=ip:127.0.0.1", "365", SAFE, true, "http:"));
    }

    @Test
    void aCertificateOfNobodyIsNamed() throws Exception {
        assertEquals(
                List.of("the certificate comes from nobody whom this machine trusts: https:/"),
                told("san=ip:127.0.0.1", "365", SAFE, false, "https:"));
    }

    @Test
    void aCertificateForAnotherNameIsNamed() throws Exception {
        assertEquals(
                List.of("the certificate is for another name: https:/"),
                told("san=dns:other.example", "365", SAFE, true, "https:"));
    }

    @Test
    void anOldCertificateIsNamed() throws Exception {
        assertEquals(
                List.of("the certificate has expired: https:/"), told("san=ip:127.0.0.1", "1", SAFE, true, "https:"));
    }

    /** What is said of a host with a certificate of its own; 127.0.0.1 and the ports are left out. */
    private List<String> told(String names, String days, Map<String, String> headers, boolean trusted, String leads)
            throws Exception {
        SSLContext own = context(names, days);
        HttpsServer safe = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        safe.setHttpsConfigurator(new HttpsConfigurator(own));
        safe.createContext("/", exchange -> serve(exchange, headers));
        HttpServer open = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        open.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", leads + "//127.0.0.1:" + safe.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        safe.start();
        open.start();
        try {
            FinishedSite site = SampleSite.write(folder.resolve("site"), files);
            SiteUrl url = new SiteUrl("https://127.0.0.1:" + safe.getAddress().getPort(), "");
            SiteUrl plain = new SiteUrl("http://127.0.0.1:" + open.getAddress().getPort(), "");
            return new Look(
                            url,
                            Optional.of(plain),
                            Optional.of(own).filter(c -> trusted),
                            Duration.ofSeconds(10),
                            Pace.SYSTEM,
                            Progress.SILENT)
                    .compare(SampleSite.manifest(files), site).findings().stream()
                            .map(problem -> problem.message().replaceAll("//127\\.0\\.0\\.1:\\d+", ""))
                            .toList();
        } finally {
            safe.stop(0);
            open.stop(0);
        }
    }

    private void serve(HttpExchange exchange, Map<String, String> headers) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(1);
            String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
            Optional<byte[]> bytes = Optional.ofNullable(files.get(file));
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
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

    /** Both the host's certificate and whom its visitor trusts. */
    private SSLContext context(String names, String days)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = Files.createTempDirectory(folder, "keys").resolve("store.p12");
        keytool(store, "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c", "-validity", "365");
        keytool(store, "-alias", "host", "-signer", "authority", "-dname", "CN=host", "-ext", names, "-validity", days);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        trust.setCertificateEntry("authority", keys.getCertificate("authority"));
        keys.deleteEntry("authority"); // or the host might show itself as that
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private static void keytool(Path store, String... key) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD)));
        command.addAll(List.of("-keyalg", "EC", "-startdate", "-5d"));
        command.addAll(List.of(key));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }
}
