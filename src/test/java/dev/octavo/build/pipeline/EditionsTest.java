package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effects of an edit in one language on the other. */
final class EditionsTest {
    @TempDir
    Path site;

    private Path out;

    @BeforeEach
    void create() {
        out = site.resolve("public");
        Folders.write(
                site,
                "content/site.yaml",
                "title: Kites\nurl: https://example.org/\nlanguage: en\nlanguages: { de: { title: Drachen } }\n");
        write("string.md", "String");
        write("string.de.md", "Schnur");
        write("paper.md", "Paper");
        Builds.build(site, out);
    }

    @Test
    void anotherTitleChangesNothingInTheOtherLanguage() throws IOException {
        assertEquals(
                Set.of(
                        "de/archive/index.html",
                        "de/feed.json",
                        "de/feed.xml",
                        "de/index.html",
                        "de/posts/string/index.html",
                        "de/rss.xml",
                        "de/tags/wind/feed.xml",
                        "de/tags/wind/index.html"),
                changedBy("string.de.md", "Die Schnur"));
        assertEquals(Set.of(), below("de/", changedBy("string.md", "The string")), "nor the other way round");
    }

    @Test
    void aTranslationChangesThePageOfItsOriginal() throws IOException {
        Set<String> changed = changedBy("paper.de.md", "Papier");
        changed.removeAll(below("de/", changed));
        assertEquals(Set.of("posts/paper/index.html", "sitemap.xml"), changed);
    }

    @Test
    void sectionsAndTaxonomiesAreCalledAsItsReadersSay() throws IOException {
        Folders.write(site, "content/site.yaml", """
                title: Kites
                url: https://example.org/
                language: en
                sections: [notes]
                taxonomies: [books]
                languages:
                  de:
                    sections: { notes: Kurz notiert }
                    taxonomies: { books: Bücher }
                """);
        Folders.write(site, "content/notes/a.md", "---\ntitle: A\ndate: 2026-03-01\nbooks: [Sky]\n---\nA.\n");
        Folders.write(site, "content/notes/a.de.md", "---\ntitle: A\ndate: 2026-03-01\nbooks: [Himmel]\n---\nA.\n");
        Builds.build(site, out);
        assertEquals(
                "Notes Books Kurz notiert Bücher",
                heading("notes") + " " + heading("books") + " " + heading("de/notes") + " " + heading("de/books"));
    }

    private String heading(String folder) throws IOException {
        String page = Files.readString(out.resolve(folder).resolve("index.html"));
        return page.replaceFirst("(?s).*<h1>(.*?)</h1>.*", "$1");
    }

    private Set<String> changedBy(String name, String title) throws IOException {
        SortedMap<String, String> before = Folders.hashes(out);
        write(name, title);
        Builds.build(site, out);
        Set<String> changed = new TreeSet<>();
        Folders.hashes(out).forEach((path, hash) -> {
            if (!hash.equals(before.get(path)) && !path.startsWith(".")) {
                changed.add(path);
            }
        });
        return changed;
    }

    private static Set<String> below(String folder, Set<String> paths) {
        Set<String> below = new TreeSet<>(paths);
        below.removeIf(path -> !path.startsWith(folder));
        return below;
    }

    private void write(String name, String title) {
        Folders.write(
                site,
                "content/posts/" + name,
                "---\ntitle: " + title + "\ndate: 2026-01-01\ntags: [wind]\n---\n" + title + ".\n");
    }
}
