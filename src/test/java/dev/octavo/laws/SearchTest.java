package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.cache.Program;
import dev.octavo.build.cache.Store;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of the search index, and when it is made again. */
final class SearchTest {
    private static final String SETTINGS = "title: T\nurl: https://example.org\nsearch: true\n";

    @TempDir
    private Path folder;

    @Test
    void hasWhatIsPublicAndNothingElse() throws IOException {
        post(
                "public",
                "",
                "\n## Quince\n\nplum <span data-search=\"off\">canary <span>canary</span> canary</span> fig\n");
        post("draft", "draft: true\n", "canary");
        post("future", "publish-at: 2027-01-01\n", "canary");
        post("gone", "expires: 2026-02-01\n", "canary");
        post("unlisted", "unlisted: true\n", "canary");
        post("unsearched", "search: false\n", "canary");
        Map<String, String> files = searchFiles(built(SETTINGS));
        String words = String.valueOf(files.get("0.json"));
        assertTrue(words.contains("quinc") && words.contains("fig") && words.contains("plum"), words);
        files.forEach((name, text) -> {
            assertFalse(text.contains("canary") || text.contains("anary "), name + text);
            assertFalse(text.matches("(?s).*(draft|future|gone|unlisted|unsearched).*") && name.endsWith("json"), name);
        });
    }

    @Test
    void aSiteWithoutItHasNoTraceOfIt() throws IOException {
        post("public", "", "text");
        Path out = built(SETTINGS.replace("true", "false"));
        assertFalse(Files.exists(out.resolve("search")));
        for (String page : Folders.hashes(out).keySet()) {
            if (page.endsWith(".html")) {
                assertFalse(Files.readString(out.resolve(page)).contains("search"), page);
            }
        }
    }

    @Test
    void anEditRemakesTheShardsItTouches() throws IOException {
        for (int i = 0; i < 400; i++) {
            int number = i;
            post(
                    "p" + i,
                    "",
                    IntStream.range(0, 300)
                            .mapToObj(word -> "w" + Integer.toString((number * 31 + word * 7919) % 46656, 36))
                            .collect(Collectors.joining(" ")));
        }
        Path out = built(SETTINGS);
        Map<String, String> before = searchFiles(out);
        assertTrue(before.size() > 7, before.keySet()::toString);
        Path edited = folder.resolve("site/content/posts/p7.md");
        Files.writeString(edited, Files.readString(edited).replaceFirst("\\bw[0-9a-z]+\\b", "wzzzz"));
        Map<String, String> after = searchFiles(built(SETTINGS));
        Set<String> changed = new TreeSet<>(after.keySet());
        changed.removeIf(name -> String.valueOf(after.get(name)).equals(before.get(name)));
        assertTrue(changed.contains("index.json") && changed.size() <= 3, changed::toString);
        assertEquals(fresh(), after);
    }

    @Test
    void aWordOfAllArticlesFindsThoseInWhichItCountsForMost() throws IOException {
        for (int i = 0; i < 120; i++) {
            post("p" + i, i == 70 ? "tags: [kettle]\n" : "", "a kettle of word" + i);
        }
        String shard = String.valueOf(searchFiles(built(SETTINGS)).get("0.json"));
        List<String> partly = Pattern.compile("~[^ ]*")
                .matcher(shard)
                .results()
                .map(MatchResult::group)
                .filter(articles -> articles.matches("~.[^!]+!.[^!]+!"))
                .toList();
        assertEquals(1, partly.size(), shard);
        List<String> levels = List.of(partly.get(0).substring(1).split("!", -1));
        assertTrue(levels.get(0).charAt(0) > levels.get(1).charAt(0), levels::toString);
        assertEquals(1, numbers(levels.get(0)), shard);
        assertEquals(49, numbers(levels.get(1)), shard);
    }

    @Test
    void whatWasMadeOfTextsIsKeptForTheNextEdit() throws IOException {
        for (int i = 0; i < 3; i++) {
            post("p" + i, "", "text of number" + i);
        }
        Path out = built(SETTINGS);
        String first = known(out);
        built(SETTINGS); // makes nothing
        assertEquals(first, known(out));
        post("p1", "", "edited text");
        built(SETTINGS);
        String second = known(out);
        assertTrue(second.contains("number0") && second.contains("number2") && second.contains("edit"), second);
        assertFalse(second.contains("number1"), second);
        assertEquals(fresh(), searchFiles(out));
    }

    /** How many there are: the last digit of each is from the lower half of the alphabet. */
    private static long numbers(String level) {
        return level.chars().skip(1).filter(c -> c < '#' + 45).count();
    }

    /** What the build keeps for the next one, without what it has replaced. */
    private static String known(Path out) throws IOException {
        Path file = SiteDisk.cacheFolder(out, out.getParent()).orElseThrow().resolve("store");
        try (Store store = Store.openReadOnly(file, Program.hash()).orElseThrow()) {
            return store.names()
                    .filter(name -> name.startsWith("derived:"))
                    .map(name -> new String(store.find(name).orElseThrow(), StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining("\n"));
        }
    }

    private Map<String, String> fresh() throws IOException {
        Path fresh = folder.resolve("fresh");
        Builds.build(folder.resolve("site"), fresh);
        return searchFiles(fresh);
    }

    private void post(String name, String keys, String text) {
        Folders.write(
                folder,
                "site/content/posts/" + name + ".md",
                "---\ntitle: The " + name + " one\ndate: 2026-01-01\n" + keys + "---\n" + text);
    }

    private Path built(String settings) throws IOException {
        Path site = folder.resolve("site");
        Files.writeString(site.resolve("content/site.yaml"), settings);
        Path out = site.resolve("public"); // where a build remembers the last one
        Builds.build(site, out);
        return out;
    }

    private static Map<String, String> searchFiles(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("search"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), SearchTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
