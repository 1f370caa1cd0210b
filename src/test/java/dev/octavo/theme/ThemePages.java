package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages of a site in a theme. */
final class ThemePages {
    private ThemePages() {}

    /** Returns a file of the site, which is built with more settings and must report nothing. */
    static String page(Path folder, String settings, String file) throws IOException {
        Folders.write(folder, "content/site.yaml", "title: A\nurl: https://me.example/\n" + settings);
        assertEquals("", Builds.reported(folder, folder.resolve("public")));
        return Files.readString(folder.resolve("public/" + file));
    }

    /** Returns the first group of each match. */
    static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
