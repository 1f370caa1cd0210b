package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RelatedPostsTest {
    private static final String[] MATTERS = {"embeddings", "onions", "harbours", "looms"};

    @TempDir
    private Path site;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(site.resolve("content/posts"));
        Files.writeString(
                site.resolve("content/site.yaml"),
                "title: Leaves\nurl: https://example.org\nauthor: Ada\ncards: false\n");
        for (int i = 0; i < 12; i++) {
            post(i, "All about " + MATTERS[i % 4] + ", again " + MATTERS[i % 4] + ".");
        }
    }

    private void post(int number, String text) throws IOException {
        String meta = "---\ntitle: Number " + number + "\ndescription: A text\ndate: 2026-01-%02d\n---\n";
        Files.writeString(site.resolve("content/posts/p" + number + ".md"), meta.formatted(number + 1) + text + "\n");
    }

    @Test
    void makesOnlyThePagesAgainWhoseListChanges() throws IOException {
        Path out = site.resolve("public");
        Builds.build(site, out);
        Map<String, String> before = files(out);
        post(0, "All about onions, again onions.");

        Builds.build(site, out);
        Map<String, String> now = files(out);
        Path clean = Files.createDirectory(site.resolve("clean"));
        Builds.build(site, clean.resolve("public"));

        assertEquals(files(clean.resolve("public")), now);
        assertTrue(suggestions(now, "p1").contains("/posts/p0/"));
        assertFalse(suggestions(before, "p1").contains("/posts/p0/"));
        assertTrue(suggestions(now, "p0").contains("/posts/p1/"));
        // Nothing that is about the harbours has anything to do with it.
        assertEquals(before.get("posts/p2/index.html"), now.get("posts/p2/index.html"));
    }

    @Test
    void makesNothingAgainWhereNoListChanges() throws IOException {
        Path out = site.resolve("public");
        Builds.build(site, out);
        Files.writeString(site.resolve("content/posts/p3.md"), "\nThe the and of.\n", StandardOpenOption.APPEND);

        // The post and the feeds that hold its text; no other post.
        Map<String, String> before = files(out);
        Builds.build(site, out);
        Map<String, String> now = files(out);

        assertEquals(
                Stream.of("posts/p3/index.html").toList(),
                now.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("posts/"))
                        .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void findsThatPostsShareATagOfTheirFolder() throws IOException {
        Path out = site.resolve("public");
        Path folder = Files.createDirectories(site.resolve("content/posts/travels"));
        for (String place : List.of("Lisbon", "Tallinn")) {
            Files.writeString(
                    folder.resolve(place + ".md"),
                    "---\ntitle: " + place + "\ndate: 2026-02-01\n---\n" + place + ".\n");
        }
        Builds.build(site, out);
        assertFalse(files(out).getOrDefault("posts/lisbon/index.html", "").contains("Also about"));
        Files.writeString(folder.resolve("_defaults.yaml"), "tags: [Journeys]\n");

        Builds.build(site, out);
        Path clean = Files.createDirectory(site.resolve("clean"));
        Builds.build(site, clean.resolve("public"));

        assertTrue(files(out).getOrDefault("posts/lisbon/index.html", "").contains("Also about Journeys"));
        assertEquals(files(clean.resolve("public")), files(out));
    }

    private static String suggestions(Map<String, String> files, String post) {
        String page = files.getOrDefault("posts/" + post + "/index.html", "");
        int from = page.indexOf("<section class=\"further-reading\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".html")).toList()) {
                files.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
