package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import dev.octavo.use.upgrade.Fixes;
import dev.octavo.use.upgrade.LastFix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law: whatever mistakes a site has, a fix makes the changes that were told before, leaves right links and those that may mean
 * several things, leads the others to the page that was meant, leaves nothing for a second fix, and can be taken back.
 */
final class FixesAreCertainTest {
    private static final List<String> NAMES = List.of("wind", "install", "kites", "kite-2", "sails", "ink");
    private static final List<String> KEYS = List.of(
            "title: A, b\n",
            "titel: A\n",
            "Title: A\n",
            "title: Java: good parts\n",
            "title: A\nlastmod: 2026-02-02\n",
            "title: A\ntoc: yes\n",
            "title: A\nread-time: 5 min\n",
            "title: A\ndraft: no\n",
            "title: A\npubDate: 2026-01-09\n",
            "title: A\nmood: fine\n");
    private static final List<String> MISTAKES = List.of(
            "::youtub[Film]{id=aqz-KE-bpKQ}\n",
            "> [!NOTICE]\n> Words.\n",
            "{{< youtube aqz-KE-bpKQ >}}\n",
            "$\\\\alpha$\n");

    private final Path folder;
    private Path site;
    private final Random random = new Random(Trials.seed());
    /** What must be in each file after the fix, by path. */
    private final Map<String, List<String>> expected = new TreeMap<>();

    FixesAreCertainTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder;
    }

    @Test
    void holdForRandomMistakes() throws IOException {
        for (int trial = 0; trial < Trials.of(100); trial++) {
            site = folder.resolve("site" + trial);
            tryOut("seed " + Trials.seed() + ", trial " + trial);
        }
    }

    private void tryOut(String trial) throws IOException {
        expected.clear();
        write();
        Map<String, String> before = texts();
        Fixes told = fixes();
        assertEquals(before, texts(), () -> trial + ": telling changes nothing");
        assertEquals(told.all(), fixes().writeUndoably(), trial);
        Map<String, String> after = texts();
        expected.forEach((file, words) -> words.forEach(word ->
                assertTrue(after.get(file).contains(word), () -> trial + ": " + word + " in " + after.get(file))));
        assertEquals(List.of(), fixes().all(), () -> trial + ": a second fix changes nothing");
        if (!told.all().isEmpty()) {
            LastFix.undo(site);
        }
        assertEquals(before, texts(), () -> trial + ": taken back");
    }

    private Fixes fixes() {
        BuildRequest request = new BuildRequest(
                site, site.resolve("public"), Optional.empty(), false, Instant.parse("2026-12-01T00:00:00Z"), false, 1);
        return Fixes.ofAll(
                site,
                texts -> Build.check(request, Progress.SILENT, false, texts).fresh());
    }

    private void write() {
        Folders.write(site, "content/site.yaml", "title: A\nurl: https://example.net/\noctavo: \"0.1\"\n");
        Folders.write(site, "content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
        Map<String, Post> posts = new HashMap<>();
        for (String name : NAMES) {
            posts.put(name, post(name));
        }
        posts.values().forEach(post -> {
            StringBuilder text =
                    new StringBuilder("---\n" + any(KEYS) + "date: " + post.date + "\n" + post.slugLine() + "---\n");
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Link link = link(posts.get(any(NAMES)));
                text.append("Word [")
                        .append(i)
                        .append("](")
                        .append(link.written)
                        .append(").\n\n");
                words.add("[" + i + "](" + link.right + ")");
            }
            text.append(any(MISTAKES));
            Folders.write(site, post.file(), text.toString());
            expected.put(post.file(), words);
        });
    }

    private record Post(String name, String date, boolean dated, String slug) {
        String fileName() {
            return (dated ? date + "-" : "") + name + ".md";
        }

        String file() {
            return "content/posts/" + fileName();
        }

        String address() {
            return "/posts/" + (slug.isEmpty() ? name : slug) + "/";
        }

        String slugLine() {
            return slug.isEmpty() ? "" : "slug: " + slug + "\n";
        }
    }

    private Post post(String name) {
        String date = "2026-01-0" + (1 + random.nextInt(9));
        return new Post(name, date, random.nextBoolean(), random.nextInt(3) == 0 ? "my-" + name : "");
    }

    /** A link, and what it must be after a fix. */
    private record Link(String written, String right) {
        static Link kept(String written) {
            return new Link(written, written);
        }
    }

    private Link link(Post to) {
        String day = to.date.replace('-', '/');
        return any(List.of(
                Link.kept(to.address()),
                Link.kept(to.fileName()),
                Link.kept("../pages/about.md"),
                Link.kept("https://example.org/posts/" + to.name),
                Link.kept("/docs/" + to.name + "/"),
                Link.kept("/wiki/" + to.name),
                Link.kept("/2001/01/01/" + to.name + "/"),
                Link.kept("/blog/" + day + "/" + to.name + "/"),
                Link.kept("x" + to.name + ".md"),
                new Link("/" + day + "/" + to.name + "/", to.address()),
                new Link("/posts/" + day + "/" + to.name + ".html", to.address()),
                new Link("/" + to.file(), to.address()),
                new Link(to.address().toUpperCase(Locale.ROOT), to.address()),
                new Link(to.fileName().replace(".md", ".MD"), to.fileName()),
                new Link("http://localhost:8080" + to.address(), to.address()),
                new Link("www.example.org/" + to.name, "https://www.example.org/" + to.name)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.walk(site.resolve("content"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(site.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
