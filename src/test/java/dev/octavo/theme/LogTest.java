package dev.octavo.theme;

import static dev.octavo.theme.ThemePages.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theme Log: lists of one line a post, projects as cards, notes with all their text. */
@Tag("both")
final class LogTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Folders.write(folder, "content/posts/a.md", """
                ---
                title: A post
                date: 2026-01-03
                description: What it is about.
                tags: [d, c, b, a]
                ---
                Text.
                """);
        Folders.write(folder, "content/projects/b.md", """
                ---
                title: A project
                date: 2026-01-02
                link: https://code.example/
                description: What it does.
                ---
                More.
                """);
        for (int note = 1; note <= 5; note++) {
            Folders.write(folder, "content/notes/" + note + ".md", """
                    ---
                    title: Note %1$d
                    date: 2026-01-0%1$d
                    ---
                    Text %1$d.

                    %2$s
                    """.formatted(
                            note, note < 4 ? "- More " + note : "## Heading"));
        }
    }

    @Test
    void hasOneLineForEachPostBelowTheSitesName() throws IOException {
        String home = page("", "index.html");
        assertTrue(home.contains("<a class=\"site-name\" href=\"/\">A</a>"), home);
        assertTrue(home.contains("<time class=\"log-iso\" datetime=\"2026-01-03\">2026-01-03</time>"), home);
        assertEquals(List.of("d", "c", "b"), found("rel=\"tag\">(.)</a>", home));
        assertTrue(!home.contains("What it is about."), home);
    }

    @Test
    void hasSummariesAndDatesInWordsIfTheSiteWants() throws IOException {
        String home = page("theme-settings: { summaries: true, dates: long }\n", "index.html");
        assertTrue(home.contains("<time datetime=\"2026-01-03\">3 January 2026</time>"), home);
        assertTrue(home.contains("<p class=\"summary\">What it is about.</p>"), home);
    }

    @Test
    void showsProjectsAsCardsThatLeadToThem() throws IOException {
        String projects = page("", "projects/index.html");
        assertTrue(projects.contains("<div class=\"post-list log-cards\">"), projects);
        assertTrue(projects.contains("<h2><a href=\"https://code.example/\">A project</a>"), projects);
        assertTrue(projects.contains("<p class=\"summary\">What it does.</p>"), projects);
    }

    @Test
    void showsTheNotesOfAPageWithAllTheirText() throws IOException {
        page("posts-per-page: 3\n", "index.html");
        String second = Files.readString(folder.resolve("public/notes/page/2/index.html"));
        assertEquals(List.of("2", "1"), found("<p>Text (.)\\.</p>", second));
        assertEquals(List.of("2", "1"), found("<li>More (.)</li>", second));
    }

    @Test
    void showsAPinnedNoteFirst() throws IOException {
        Path note = folder.resolve("content/notes/1.md");
        Files.writeString(note, Files.readString(note).replace("date:", "pinned: true\ndate:"));
        assertEquals(List.of("1", "3", "2"), found("<p>Text (.)\\.</p>", page("", "notes/index.html")));
    }

    @Test
    void showsOnlyTheBeginningOfANoteWhoseIdsAnotherMayHave() throws IOException {
        String notes = page("posts-per-page: 3\n", "notes/index.html");
        assertEquals(List.of("5", "4"), found("<p class=\"summary\">Text (.)\\.</p>", notes));
        assertEquals(List.of("3"), found("<p>Text (.)\\.</p>", notes));
        List<String> ids = found(" id=\"([^\"]+)\"", notes);
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    private String page(String config, String file) throws IOException {
        return ThemePages.page(folder, "theme: log\nsections: { projects: Projects, notes: Notes }\n" + config, file);
    }
}
