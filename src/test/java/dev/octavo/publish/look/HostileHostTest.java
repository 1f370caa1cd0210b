package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts whose responses never end, or end too early: the time limit holds, and there is a message for each. */
@Tag("ci")
final class HostileHostTest {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    /** Long before the slow hosts end by themselves, and longer than a busy machine needs. */
    private static final Duration HELD = Duration.ofSeconds(30);

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";

    private final Path folder;

    HostileHostTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** What the host sends to each client, until the connection ends. */
    private interface Host {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private static Arguments host(String name, String message, Host host) {
        return Arguments.of(name, message, host);
    }

    static Stream<Arguments> hosts() {
        String slow = "no whole answer came within ";
        return Stream.of(
                host("says nothing", slow, out -> Thread.sleep(60_000)),
                host("endless body", "visitors get other bytes than were sent", out -> {
                    write(out, OK + "\r\n");
                    endless(out, "x".repeat(8_192));
                }),
                host("endless chunks", "visitors get other bytes than were sent", out -> {
                    write(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                    endless(out, "2000\r\n" + "x".repeat(8_192) + "\r\n");
                }),
                host("huge length", "visitors get other bytes than were sent", out -> {
                    write(out, OK + "Content-Length: 9000000000000\r\n\r\n");
                    endless(out, "x".repeat(8_192));
                }),
                host(
                        "impossible length",
                        "the connection breaks off",
                        out -> write(out, OK + "Content-Length: -5\r\n\r\n")),
                host("endless headers", "what answers does not speak proper HTTP", out -> {
                    write(out, OK);
                    endless(out, "X-More: " + "y".repeat(1_000) + "\r\n");
                }),
                host("endless header", "what answers does not speak proper HTTP", out -> {
                    write(out, OK + "X-More: ");
                    endless(out, "y".repeat(8_192));
                }),
                host(
                        "endless interim answers",
                        "",
                        out -> endless(out, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
                host("a byte a second", slow, out -> {
                    write(out, OK + "Content-Length: 100\r\n\r\n");
                    while (true) {
                        write(out, "x");
                        Thread.sleep(1_000);
                    }
                }),
                host("slow headers", slow, out -> {
                    for (char c : (OK + "\r\n").toCharArray()) {
                        write(out, String.valueOf(c));
                        Thread.sleep(1_000);
                    }
                }),
                host(
                        "closes in the middle",
                        "the connection breaks off",
                        out -> write(out, OK + "Content-Length: 100\r\n\r\nxx")),
                host("closes at once", "the connection breaks off", out -> {}),
                host(
                        "redirects to itself",
                        "visitors are sent on instead of being given the file",
                        out -> write(out, "HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")),
                host(
                        "redirects to nonsense",
                        "visitors are sent on instead of being given the file",
                        out -> write(
                                out, "HTTP/1.1 301 Moved\r\nLocation: ht tp:\\\\\u0001\r\nContent-Length: 0\r\n\r\n")),
                host(
                        "another protocol",
                        "what answers does not speak proper HTTP",
                        out -> write(out, "SSH-2.0-OpenSSH_9.2\r\n")),
                host("binary", "", out -> endless(out, "\0\u0001\u0002\r\n\r\n")));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void endless(OutputStream out, String text) throws IOException {
        while (true) {
            write(out, text);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hosts")
    @Timeout(180)
    void keepsTheTimeLimitAndExplains(String name, String message, Host host) throws IOException {
        FinishedSite site = SampleSite.write(folder, SampleSite.files(0));
        try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread accepting = new Thread(() -> accept(door, host), "host");
            accepting.setDaemon(true);
            accepting.start();
            SiteUrl url = new SiteUrl("http://127.0.0.1:" + door.getLocalPort(), "");
            long begun = System.nanoTime();
            Look.LookResult looked = new Look(url, Optional.empty(), LIMIT, Look.Clock.SYSTEM, Progress.SILENT)
                    .compare(SiteManifest.EMPTY, site.manifest());
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(HELD) < 0, name + " took " + took);
            String first = looked.findings().get(0).message();
            assertTrue(first.startsWith(message), first);
            assertEquals(false, looked.isRight());
        }
    }

    private static void accept(ServerSocket door, Host host) {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread talking = new Thread(() -> talk(client, host), "host");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void talk(Socket client, Host host) {
        try (client) {
            client.getInputStream().read(new byte[4_096]);
            host.answer(client.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            return; // the client has disconnected
        }
    }
}
