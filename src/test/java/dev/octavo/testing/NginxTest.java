package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("ci")
final class NginxTest {
    @TempDir
    Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void servesWhatALinkLeadsToFromTheMomentItLeadsElsewhere() throws Exception {
        Folders.write(folder, "one/index.html", "one", "two/a b/größe & co.txt", "two");
        Files.createSymbolicLink(folder.resolve("current"), Path.of("one"));
        try (Nginx nginx = Nginx.start(folder.resolve("current"), "add_header X-Test yes;")) {
            HttpResponse<String> first = got(nginx.uri("/"));
            assertEquals(
                    "200 one yes",
                    first.statusCode() + " " + first.body() + " "
                            + first.headers().firstValue("X-Test").orElse(""));
            Files.createSymbolicLink(folder.resolve("next"), Path.of("two"));
            Files.move(folder.resolve("next"), folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
            assertEquals("two", got(nginx.uri("/a b/größe & co.txt")).body());
            assertEquals(404, got(nginx.uri("/index.html")).statusCode());
            assertTrue(nginx.complaints().contains("index.html"), nginx.complaints());
        }
    }

    @Test
    void endsWithItsTest() throws Exception {
        Nginx nginx = Nginx.start(folder, "");
        URI home = nginx.uri("/");
        assertEquals(403, got(home).statusCode()); // a folder without a page
        nginx.close();
        assertThrows(IOException.class, () -> got(home));
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() {
        IOException e = assertThrows(IOException.class, () -> Nginx.start(folder, "no_such_directive;"));
        assertTrue(e.toString().contains("unknown directive \"no_such_directive\""), e::toString);
    }

    private HttpResponse<String> got(URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
