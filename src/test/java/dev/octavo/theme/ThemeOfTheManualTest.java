package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theme that the manual shows as an example makes a site. */
@Tag("both")
final class ThemeOfTheManualTest {
    private static final Pattern FILE =
            Pattern.compile("^```\\w+ title=\"(themes/[^\"]+)\"\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void builds() throws IOException {
        FILE.matcher(Files.readString(Path.of("content/posts/themes/index.md")))
                .results()
                .forEach(file -> Folders.write(folder, file.group(1), file.group(2)));
        Folders.write(folder, "content/site.yaml", """
                title: A
                url: https://example.org/
                theme: paper
                theme-settings: { dates: below, rules: false }
                """);
        Folders.write(folder, "content/posts/b.md", "---\ntitle: B\ndate: 2026-01-01\n---\nText.\n");
        Folders.write(folder, "content/posts/c.md", "---\ntitle: C\ndate: 2026-01-02\n---\nText.\n");
        Path out = folder.resolve("public");
        assertEquals("", Builds.reported(folder, out));
        String home = Files.readString(out.resolve("index.html"));
        assertTrue(home.contains("<p class=\"motto\">Printed on screens</p>\n<footer class=\"site-footer\">"), home);
        assertTrue(home.contains("<article class=\"paper-post paper-date-below\">"), home);
        assertTrue(home.contains("href=\"/css/paper."), home);
        assertTrue(Files.exists(out.resolve("css/paper.css")));
    }
}
