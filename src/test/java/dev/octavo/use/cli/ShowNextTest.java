package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The output of {@code next}. */
@Tag("both")
final class ShowNextTest {
    private final Path site;
    private final Shell shell;

    ShowNextTest(@TempDir Path folder) {
        site = folder.resolve("blog");
        Folders.write(
                site,
                "content/site.yaml",
                "title: Leaves\nurl: https://blog.example/notes/\ntime-zone: Asia/Kolkata\n",
                "content/posts/x.md",
                "---\ntitle: X\ndate: 2026-01-02\nexpires: 2026-12-24 18:00\n---\nText.\n",
                "content/posts/y.md",
                "---\ntitle: Y\ndate: 2026-11-26\n---\nText.\n",
                "content/pages/sale.md",
                "---\ntitle: Sale\npublish-at: 2026-11-26\nunlisted: true\n---\nText.\n",
                "content/posts/draft.md",
                "---\ntitle: Draft\ndate: 2026-11-25\ndraft: true\n---\n[Nowhere](javascript:alert(1))\n");
        shell = Shell.in(site);
    }

    @Test
    void printsTheNextChangeAndThatMoreFollow() {
        assertEquals(
                new Run(0, """
                        Thursday 2026-11-26 00:00 +05:30 (Asia/Kolkata), in 1 day and 6 hours
                          appears     Sale (content/pages/sale.md), unlisted
                          appears     Y (content/posts/y.md)
                        """, "One more change follows:  octavo next --all  shows it too.\n"), shell.octavo("next"));
    }

    @Test
    void printsAllChanges() {
        assertEquals(new Run(0, """
                        Thursday 2026-11-26 00:00 +05:30 (Asia/Kolkata), in 1 day and 6 hours
                          appears     Sale (content/pages/sale.md), unlisted
                          appears     Y (content/posts/y.md)

                        Thursday 2026-12-24 18:00 +05:30 (Asia/Kolkata), in 30 days
                          disappears  X (content/posts/x.md)
                        """, ""), shell.octavo("next", "--all"));
    }

    @Test
    void theResultAloneIsWritten() {
        Run cron = shell.octavo("next", "--format", "cron");
        assertEquals(
                List.of("30 18 25 11 *"),
                cron.out().lines().filter(line -> !line.startsWith("#")).toList());
        assertTrue(shell.octavo("next", "--format=ics").out().endsWith("\r\nEND:VCALENDAR\r\n"));
        assertTrue(shell.octavo("next", "--format=github").out().endsWith("    - cron: \"30 18 25 11 *\"\n"));
    }

    @Test
    void usesTheGivenSiteAndTime() {
        Shell elsewhere = Shell.in(site.resolveSibling("elsewhere"));
        Run run = elsewhere.octavo("next", "--site", site.toString(), "--as-of", "2026-12-24T18:00:00+05:30");
        assertEquals(new Run(0, "Nothing is scheduled: no post or page will appear or disappear.\n", ""), run);
    }

    @Test
    void reportsMistakesLikeABuild() throws IOException {
        Files.writeString(site.resolve("content/posts/y.md"), "---\ntitle: Y\ndate: 2026-11-26\ntgas: [a]\n---\n");
        Run run = shell.octavo("next");
        String reported = shell.octavo("build").err();
        assertEquals(new Run(1, "", reported.replaceFirst("\\d+ error.*\\R", "")), run);
        assertTrue(
                run.err().startsWith("error: unknown key \"tgas\" [unknown-key]\n  content/posts/y.md:4:1\n"),
                run.err());
    }

    @Test
    void reportsAMissingSite() {
        Run run = shell.octavo("next", "--site", "nowhere");
        assertEquals(new Run(1, "", """
                        error: there is no folder "%s/nowhere"
                          help: start a site there: octavo new site DIR, or name another folder: --site DIR

                        """.formatted(site)), run);
    }

    @Test
    void leavesNothingBehind() {
        SortedMap<String, String> before = Folders.hashes(site);
        shell.octavo("next");
        assertEquals(before, Folders.hashes(site));
        shell.octavo("build");
        before = Folders.hashes(site);
        shell.octavo("next");
        assertEquals(before, Folders.hashes(site));
    }

    @Test
    void aBuildAsOfAMomentIsABuildAtThatMoment() {
        SortedMap<String, String> last = Folders.hashes(site);
        for (String moment : List.of(
                "2026-11-25T18:29:59Z", "2026-11-25T18:30:00Z", "2026-12-24T12:29:59Z", "2026-12-24T12:30:00Z")) {
            assertEquals(
                    0,
                    shell.octavo("build", "--out", "a" + moment, "--as-of", moment)
                            .code());
            assertEquals(
                    0,
                    shell.at(Instant.parse(moment))
                            .octavo("build", "--out", "b" + moment)
                            .code());
            SortedMap<String, String> asOf = Folders.hashes(site.resolve("a" + moment));
            assertEquals(asOf, Folders.hashes(site.resolve("b" + moment)));
            if (!moment.startsWith("2026-12-24T12:29")) {
                assertNotEquals(last, asOf);
            } else {
                assertEquals(last, asOf);
            }
            last = asOf;
        }
    }
}
