package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many pages open, many requests, many edits: all are answered, and the memory stays. */
@Tag("ci")
@Tag("endurance")
@SuppressWarnings("try") // how long closing takes is measured
final class PreviewUnderLoadTest {
    private static final int STREAMS = 200;
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 10_000;
    private static final int EDITS = Trials.of(10_000);
    private static final long MEGABYTE = 1 << 20;

    private final Path site;

    PreviewUnderLoadTest(@TempDir Path folder) {
        this.site = folder;
        Folders.write(site, "content/site.yaml", "title: Busy\nurl: https://blog.example\n", "static/x.txt", "text");
        for (int i = 0; i < 20; i++) {
            Folders.write(site, "content/posts/p" + i + ".md", PreviewIsBuildTest.post("first " + i));
        }
    }

    @Test
    void answers10000RequestsWhile200PagesAreOpen() throws Exception {
        try (RunningPreview preview = RunningPreview.of(site)) {
            List<Socket> streams = streams(preview);
            ask(preview, REQUESTS / 5); // until all that is kept is there
            long before = heap();
            long start = System.nanoTime();
            int answered = ask(preview, REQUESTS);
            double seconds = (System.nanoTime() - start) / 1e9;
            long grown = heap() - before;
            System.out.printf("%.0f requests/s, heap %+d kB%n", answered / seconds, grown / 1024);
            assertEquals(REQUESTS, answered);
            assertTrue(grown < 8 * MEGABYTE, grown + " bytes");
            preview.close();
            for (Socket stream : streams) {
                stream.getInputStream().readAllBytes(); // to the end, which comes
                stream.close();
            }
        }
    }

    private static List<Socket> streams(RunningPreview preview) throws IOException {
        String token = preview.token();
        List<Socket> streams = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            Socket socket = preview.connected();
            socket.getOutputStream()
                    .write(request(preview, "/_octavo/events?pages=x%20/posts/p" + i % 20 + "/&token=" + token));
            assertEquals("HTTP/1.1 200", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
            streams.add(socket);
        }
        return streams;
    }

    private static byte[] request(RunningPreview preview, String target) {
        return ("GET " + target + " HTTP/1.1\r\nHost: localhost:" + preview.port() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int ask(RunningPreview preview, int requests) throws Exception {
        ExecutorService browsers = Executors.newFixedThreadPool(CONNECTIONS);
        List<Future<Integer>> works = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            works.add(browsers.submit(browser(preview, requests / CONNECTIONS)));
        }
        int answered = 0;
        for (Future<Integer> work : works) {
            answered += work.get();
        }
        browsers.shutdown();
        return answered;
    }

    private static Callable<Integer> browser(RunningPreview preview, int requests) {
        return () -> {
            int answered = 0;
            try (Socket socket = preview.connected()) {
                for (int i = 0; i < requests; i++) {
                    String target = i % 4 == 0 ? "/posts/p" + i % 20 + "/" : "/x.txt";
                    socket.getOutputStream().write(request(preview, target));
                    answered += RunningPreview.keptAlive(socket.getInputStream()) == 200 ? 1 : 0;
                }
            }
            return answered;
        };
    }

    @Test
    void usesNoMoreMemoryAfterThousandsOfEdits() throws Exception {
        try (RunningPreview preview = RunningPreview.of(site)) {
            edit(preview, 1000); // until all that is kept is there
            long before = heap();
            long start = System.nanoTime();
            int updates = edit(preview, EDITS);
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            long grown = heap() - before;
            System.out.printf("%d edits in %d s, %d updates, heap %+d kB%n", EDITS, seconds, updates, grown / 1024);
            assertTrue(updates > EDITS / 100, updates + " updates");
            assertTrue(grown < 8 * MEGABYTE, grown + " bytes");
            assertEquals(List.of(), preview.failures());
        }
    }

    private int edit(RunningPreview preview, int edits) throws IOException, InterruptedException {
        for (int i = 0; i < edits; i++) {
            Path post = site.resolve("content/posts/p" + i % 20 + ".md");
            Files.writeString(post, PreviewIsBuildTest.post("edit " + i));
            Thread.sleep(10);
        }
        String last = "edit " + (edits - 1);
        String page = "/posts/p" + (edits - 1) % 20 + "/";
        assertTrue(Until.comes(() -> preview.ask("GET", page).text().contains(last)));
        int updates = preview.saved().size();
        preview.saved().clear();
        return updates;
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
