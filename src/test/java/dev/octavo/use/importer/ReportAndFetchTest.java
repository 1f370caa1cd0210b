package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.TalkativePictures;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import reports, and what it fetches. */
final class ReportAndFetchTest {
    private static final String HOSTILE = "</pre></details><script>alert(1)</script>";

    @TempDir
    Path disk;

    private boolean dryRun;
    private boolean fetch;
    private Optional<Path> report = Optional.empty();

    @Test
    void reportsTheWorstFirst() throws IOException {
        article("plain", "Nothing to say.");
        article("changed", "{{< youtube abcdefghijk >}}");
        article("worst", "![kite](/gone.jpg) [dead](/nowhere/)\n\n{{< own-thing >}}\n\n" + HOSTILE);
        article("long", "![a](/gone.jpg)\n\n" + "words ".repeat(10_000));
        dryRun = true;
        Path page = disk.resolve("report.html");
        report = Optional.of(page);
        imported();
        String html = Files.readString(page);
        assertFalse(Files.exists(disk.resolve("site")));
        assertFalse(html.contains("<script"), html);
        assertTrue(html.contains("&lt;/pre&gt;&lt;/details&gt;&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        List<Integer> order = new ArrayList<>();
        String articles = html.substring(html.indexOf("<section id=\"articles\">"));
        for (String name : List.of("worst", "long", "changed", "Not shown in full", "plain")) {
            order.add(articles.indexOf(name.contains(" ") ? name : "<bdi>" + name + "</bdi>"));
        }
        assertTrue(order.get(0) > 0, articles);
        assertEquals(order.stream().sorted().toList(), order);
        assertTrue(articles.contains("more characters"), articles);
        assertTrue(html.contains("<td class=\"n\">2<td><bdi>/gone.jpg</bdi><td>"), html);
        assertTrue(html.contains("<bdi>/nowhere/</bdi><td><bdi>content/posts/worst.md</bdi>"), html);
        assertTrue(html.contains("<bdi>{{&lt; own-thing &gt;}}</bdi>"), html);
    }

    @Test
    void fetchesWhatIsMissing() throws IOException {
        byte[] photo = TalkativePictures.jpeg();
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        List<String> there = Collections.synchronizedList(new ArrayList<>(List.of("/img/kite.jpg", "/other/wind.jpg")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            boolean busy = path.equals("/img/kite.jpg") && Collections.frequency(asked, path) == 1;
            boolean found = there.contains(path) && !busy;
            exchange.sendResponseHeaders(found ? 200 : busy ? 503 : 404, found ? photo.length : -1);
            if (found) {
                exchange.getResponseBody().write(photo);
            }
            exchange.close();
        });
        server.start();
        try {
            String web = "http://127.0.0.1:" + server.getAddress().getPort();
            Folders.write(disk.resolve("old"), "hugo.toml", "baseURL = '" + web + "/'\ntitle = 'Kites'\n");
            article("kite", "![A kite](/img/kite.jpg) ![Rain](/img/rain.jpg)");
            article("wind", "![Wind](http://localhost:" + server.getAddress().getPort() + "/other/wind.jpg)");
            assertTrue(imported()
                    .next()
                    .get(0)
                    .matches("octavo import \\S+old --site \\S+site --fetch .*2 missing pictures.*"));
            assertEquals(List.of(), asked);
            fetch = true;
            ImportResult first = imported();
            assertEquals(List.of("/img/kite.jpg", "/img/kite.jpg", "/img/rain.jpg", "/other/wind.jpg"), asked);
            assertEquals(1, first.fetched().orElseThrow().problems().size());
            assertEquals(1, first.account().count(Thing.PICTURE, Fate.LEFT));
            assertEquals(
                    "![A kite](kite/kite.jpg) ![Rain](/img/rain.jpg)",
                    Files.readAllLines(disk.resolve("site/content/posts/kite.md"))
                            .get(5));
            asked.clear();
            there.add("/img/rain.jpg");
            ImportResult second = imported();
            assertEquals(List.of("/img/rain.jpg"), asked);
            assertEquals(List.of(), second.changed());
            asked.clear();
            fetch = false;
            ImportResult third = imported();
            assertEquals(List.of(), asked);
            assertEquals(0, third.written());
            assertEquals(List.of(), third.changed());
            assertEquals(0, third.account().count(Thing.PICTURE, Fate.LEFT));
            assertTrue(
                    Files.readString(disk.resolve("site/content/posts/kite.md")).contains("(kite/rain.jpg)"));
            article("kite", "![A kite](/img/kite.jpg) flies.");
            fetch = true;
            assertEquals(1, imported().written());
            assertEquals(List.of(), asked);
            assertTrue(
                    Files.readString(disk.resolve("site/content/posts/kite.md")).contains("(kite/kite.jpg) flies"));
        } finally {
            server.stop(0);
        }
    }

    private void article(String title, String body) throws IOException {
        Path old = disk.resolve("old");
        if (!Files.exists(old.resolve("hugo.toml"))) {
            Folders.write(old, "hugo.toml", "baseURL = 'https://old.example/'\ntitle = 'Kites'\n");
        }
        Folders.write(
                old,
                "content/posts/" + title + ".md",
                "---\ntitle: " + title + "\ndate: 2020-01-02\n---\n\n" + body + "\n");
    }

    private ImportResult imported() throws IOException {
        return Import.run(
                new ImportRequest(
                        List.of(disk.resolve("old")),
                        Optional.empty(),
                        Optional.empty(),
                        disk.resolve("site"),
                        dryRun,
                        false,
                        false,
                        report,
                        fetch,
                        LocalDate.parse("2026-11-24"),
                        ZoneOffset.UTC),
                Progress.SILENT);
    }
}
