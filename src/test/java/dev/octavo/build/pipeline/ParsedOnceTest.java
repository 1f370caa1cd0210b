package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.cache.Program;
import dev.octavo.build.cache.Store;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An article is parsed again only if its bytes, the dialect or the program changed. */
final class ParsedOnceTest {
    private static final int POSTS = 30; // more than the feeds hold

    private final Path site;

    ParsedOnceTest(@TempDir Path folder) throws IOException {
        site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: Once\nurl: https://example.org/\n");
        for (int i = 0; i < POSTS; i++) {
            post(i, "Text.");
        }
        assertEquals(POSTS, parsed(false).size());
    }

    private void post(int i, String text) throws IOException {
        String file = "---\ntitle: P%d\ndate: 2026-01-%02d\ntags: [a]\n---\n%s\n\n```p%d\ncode\n```\n";
        Folders.write(site, "content/posts/p" + i + ".md", file.formatted(i, i % 28 + 1, text, i));
    }

    /** The articles that a build parses, by the language of their code. */
    private Set<String> parsed(boolean clean) {
        return parsed(request("public", clean, false));
    }

    private BuildRequest request(String out, boolean clean, boolean drafts) {
        return new BuildRequest(site, site.resolve(out), Optional.empty(), drafts, Builds.NOW, clean, 2);
    }

    private static Set<String> parsed(BuildRequest request) {
        Set<String> parsed = new ConcurrentSkipListSet<>();
        AtomicInteger times = new AtomicInteger();
        Build.run(request, Progress.SILENT, (code, language) -> {
            if (!language.equals("java")) { // that is of what is parsed to get the library ready
                parsed.add(language);
                times.incrementAndGet();
            }
            return Optional.empty();
        });
        assertEquals(parsed.size(), times.get(), "an article was parsed twice");
        return new TreeSet<>(parsed);
    }

    @Test
    void notIfNothingChanged() {
        assertEquals(Set.of(), parsed(false));
    }

    @Test
    void notIfATemplateChanged() throws IOException {
        Folders.write(site, "templates/post.ftlh", "${page.title} ${body} anew");
        assertEquals(Set.of(), parsed(false));
        assertEquals(
                true,
                Files.readString(site.resolve("public/posts/p7/index.html")).endsWith("anew"));
    }

    @Test
    void notIfAWordChangedButThePagesThatUseItAreRemade() throws IOException {
        Map<String, FileTime> before = files();
        Folders.write(site, "templates/words/en.yaml", "code-in: \"Listing: {language}\"\n");
        assertEquals(Set.of(), parsed(false));
        String post = Files.readString(site.resolve("public/posts/p7/index.html"));
        assertEquals(true, post.contains("aria-label=\"Listing: p7\""), post);
        assertEquals(Set.of("feed.json", "feed.xml", "posts/*/index.html", "rss.xml"), madeSince(before));
    }

    @Test
    void notIfDefaultsChangedButThePagesOfTheirPostsAreRemade() throws IOException {
        String own = "---\ntitle: Deep\ndate: 2026-01-01\n---\n\n```deep\ncode\n```\n";
        Folders.write(site, "content/posts/a/b/deep.md", own);
        Folders.write(site, "content/posts/a/_defaults.yaml", "extra: { mood: good }\n");
        Folders.write(site, "templates/post.ftlh", "${page.title} ${(extra.mood)!}");
        assertEquals(Set.of("deep"), parsed(false));
        Map<String, FileTime> before = files();
        Folders.write(site, "content/posts/a/_defaults.yaml", "extra: { mood: better }\n");
        assertEquals(Set.of(), parsed(false));
        assertEquals("Deep better", Files.readString(site.resolve("public/posts/deep/index.html")));
        assertEquals(Set.of("posts/deep/index.html"), madeSince(before));
    }

    private Set<String> madeSince(Map<String, FileTime> before) throws IOException {
        Set<String> made = new TreeSet<>();
        files().forEach((file, time) -> {
            if (!time.equals(before.get(file))) {
                made.add(file.replaceFirst("^posts/p[0-9]+/", "posts/*/"));
            }
        });
        return made;
    }

    /** The files and when they were written. */
    private Map<String, FileTime> files() throws IOException {
        Path out = site.resolve("public");
        Map<String, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(out.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void onlyTheOneWhoseTextChanged() throws IOException {
        post(27, "Edited.");
        assertEquals(Set.of("p27"), parsed(false));
        assertEquals(true, Files.readString(site.resolve("public/feed.xml")).contains("Edited."));
    }

    @Test
    void notIfTheAuthorOrZoneChanged() throws IOException {
        Folders.write(site, "content/authors/ada.yaml", "name: Ada\n");
        Folders.write(site, "content/site.yaml", "title: Once\nurl: https://example.org/\ntime-zone: Asia/Tokyo\n");
        assertEquals(Set.of(), parsed(false));
        assertEquals(Set.of(), parsed(false));
    }

    @Test
    void notIfDraftsComeAndGo() throws IOException {
        String draft = "---\ntitle: D\ndate: 2026-01-01\ndraft: true\n---\n\n```d\ncode\n```\n";
        Folders.write(site, "content/posts/d.md", draft);
        assertEquals(Set.of(), parsed(false));
        assertEquals(Set.of("d"), parsed(request("public", false, true)));
        assertEquals(Set.of(), parsed(false));
        assertEquals(Set.of(), parsed(request("public", false, true)));
    }

    @Test
    void allInAnotherDialect() throws IOException {
        String settings = "title: Once\nurl: https://example.org/\n";
        Folders.write(site, "content/site.yaml", settings + "untrusted-content: true\n");
        assertEquals(POSTS, parsed(false).size());
        assertEquals(Set.of(), parsed(false));
        Folders.write(site, "content/site.yaml", settings);
        assertEquals(POSTS, parsed(false).size());
    }

    @Test
    void allOnceInACleanBuildAndWithoutACache() throws IOException {
        assertEquals(POSTS, parsed(true).size());
        Files.createDirectories(site.resolve("elsewhere"));
        assertEquals(POSTS, parsed(request("elsewhere/public", false, false)).size());
        try (Stream<Path> left = Files.list(site.resolve("elsewhere/.octavo/public"))) {
            assertEquals(
                    List.of("manifest"),
                    left.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void onlyTheOnesThatAreLost() throws IOException {
        Path store = site.resolve(".octavo/public/memory/store");
        String all = Files.readString(store, StandardCharsets.ISO_8859_1);
        byte[] bytes = Files.readAllBytes(store);
        bytes[all.indexOf(document(store)) + 40] ^= 1;
        Files.write(store, bytes);
        Folders.write(site, "templates/post.ftlh", "${page.title} ${body} anew");
        assertEquals(1, parsed(false).size());
        Folders.write(site, "templates/post.ftlh", "${page.title} ${body} again");
        assertEquals(Set.of(), parsed(false));
    }

    private static String document(Path file) throws IOException {
        try (Store store = Store.openReadOnly(file, Program.hash()).orElseThrow()) {
            byte[] bytes = store.find("document:content/posts/p7.md").orElseThrow();
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void theStoreDoesNotGrowWithoutEnd() throws IOException {
        Path store = site.resolve(".octavo/public/memory/store");
        long first = Files.size(store);
        for (int i = 0; i < 12; i++) {
            for (int post : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) {
                post(post, "Edit " + i);
            }
            assertEquals(10, parsed(false).size());
            assertEquals(true, Files.size(store) < 3 * first);
        }
        Folders.write(site, "templates/post.ftlh", "${page.title} ${body} anew");
        assertEquals(Set.of(), parsed(false));
    }
}
