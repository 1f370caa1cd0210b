package dev.octavo.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.SeededMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mistakes that authors make, each in a site without others: the report is short and names the exact place, and after
 * the help is followed, or what has a certain remedy is corrected, the build reports nothing. {@code mistakes/README.txt} describes the format.
 */
@Tag("both")
final class SeededMistakesTest {
    private static final int MOST_LINES = 12;

    @TempDir
    Path folder;

    @TestFactory
    @Tag("ci")
    List<DynamicTest> areReportedWithTheirPlaceAndARemedyThatHelps() throws IOException {
        return SeededMistake.all().stream()
                .map(mistake -> DynamicTest.dynamicTest(mistake.name(), () -> tryOut(mistake)))
                .toList();
    }

    @Test
    void theSiteItselfHasNone() throws IOException {
        Path site = SeededMistake.site(folder.resolve("right"));
        assertEquals("", Builds.reported(site, site.resolve("public")));
    }

    private void tryOut(SeededMistake mistake) throws IOException {
        Path site = SeededMistake.site(folder.resolve("wrong"));
        Path file = site.resolve(mistake.file());
        boolean added = !Files.exists(file);
        String before = added ? "" : Files.readString(file);
        String marked = mistake.marked(before);
        String wrong = marked.replace(SeededMistake.PLACE, "");
        Folders.write(site, mistake.file(), wrong);
        String reported = Builds.reported(site, site.resolve("public"));
        String place = mistake.place().stream().findFirst().orElseGet(() -> place(mistake.file(), marked));
        assertTrue(reported.contains(" " + place + "\n"), () -> "the place in\n" + reported);
        assertTrue(reported.lines().count() <= MOST_LINES, () -> "not short:\n" + reported);
        assertFalse(reported.contains("Exception") || reported.contains("\tat "), reported);
        mistake.help().forEach(help -> assertTrue(reported.contains(help), () -> help + " in\n" + reported));
        if (Builds.fixed(site, site.resolve("public"))) {
            assertEquals("", Builds.reported(site, site.resolve("public")), "after what was corrected");
        }
        if (added && mistake.mended().isEmpty()) {
            Files.delete(file);
        } else {
            Folders.write(site, mistake.file(), mistake.mended(before));
        }
        assertEquals("", Builds.reported(site, site.resolve("public")), "after the remedy");
    }

    /** The place of the mark: a file, or a file with line and column. */
    private static String place(String file, String marked) {
        int at = marked.indexOf(SeededMistake.PLACE);
        if (at < 0) {
            return file;
        }
        String before = marked.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String start = before.substring(before.lastIndexOf('\n') + 1);
        return file + ":" + line + ":" + (start.codePointCount(0, start.length()) + 1);
    }
}
