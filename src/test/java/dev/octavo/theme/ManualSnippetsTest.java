package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every template and stylesheet in the manual and the README builds in the place that the text before it names. */
@Tag("both")
final class ManualSnippetsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)((?:^[^\n]+\n)*)\n^```(html|css)\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("`((?:templates|static)/[^`]+\\.(?:ftlh|css))`");
    private static final String SITE = """
            title: Manual
            url: https://example.org/blog/
            extra: { elsewhere: [{ title: Code, url: "https://code.example/ada" }] }
            """;
    private static final String POST = """
            ---
            title: Hello
            date: 2026-10-01
            tags: [guide]
            author: Ada
            series: Letters
            toc: true
            %sextra: { camera: Pinhole }
            ---

            Words.

            ## A part
            """;

    @TempDir
    Path folder;

    private record Snippet(Path article, String file, String text) {}

    @TestFactory
    List<DynamicTest> build() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Snippet snippet : snippets()) {
            String name = snippet.article() + ", no. " + (tests.size() + 1) + ": " + snippet.file();
            Path site = folder.resolve("site-" + tests.size());
            tests.add(DynamicTest.dynamicTest(name, () -> tryOut(snippet, site)));
        }
        assertTrue(tests.size() > 9, "found only " + tests.size());
        return tests;
    }

    private static void tryOut(Snippet snippet, Path site) {
        String layout = snippet.file().equals("templates/wide.ftlh") ? "layout: wide\n" : "";
        String page = snippet.file().equals("templates/talks.ftlh") ? "layout: talks\n" : "";
        Folders.write(
                site,
                "content/site.yaml",
                SITE,
                "content/posts/hello.md",
                POST.formatted(layout),
                "content/pages/imprint.md",
                "---\ntitle: Imprint\n" + page + "---\n\nWho we are.\n",
                "content/data/talks.yaml",
                "- { title: Kites, year: 2026, at: Vienna }\n- { title: Birds, year: 2025 }\n",
                snippet.file(),
                snippet.text());
        if (snippet.file().equals("templates/talk.ftlh")) {
            Folders.write(
                    site,
                    "content/pages/talk.md",
                    "---\neach: talks\ntitle: \"{{title}}\"\nlayout: talk\n---\nA talk of {{year}}.\n");
        }

        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        try (Stream<Path> content = Files.walk(Path.of("content"))) {
            Stream<Path> files = Stream.concat(Stream.of(Path.of("README.md")), content);
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                for (MatchResult block :
                        BLOCK.matcher(Files.readString(file)).results().toList()) {
                    String text = block.group(3);
                    Matcher named = FILE.matcher(block.group(1));
                    String where = "";
                    while (named.find()) {
                        where = named.group(1); // the last is the one that the block is for
                    }
                    boolean template = text.contains("${") || text.contains("<#") || text.contains("<@");
                    assertTrue(!template || !where.isEmpty(), file + " does not say where this belongs:\n" + text);
                    if (!where.isEmpty()) {
                        snippets.add(new Snippet(file, where, text));
                    }
                }
            }
        }
        return snippets;
    }
}
