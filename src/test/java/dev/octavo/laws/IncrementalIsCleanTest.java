package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Incremental = clean: after any sequence of edits, building on what is there equals a fresh build, byte for byte, and
 * reports the same problems. A failure names the seed, with which it can be repeated: {@code -Doctavo.seed=…}.
 */
final class IncrementalIsCleanTest {
    private static final int EDITS_OF_A_SITE = 15;

    @TempDir
    Path folder;

    @Test
    void after30SequencesOfEdits() throws IOException {
        run(20_261_124, 30);
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void afterManySequencesOfEdits() throws IOException {
        run(4_711, Trials.of(1000));
    }

    @Test
    @Tag("endurance")
    void afterSequencesThatNobodyTriedBefore() throws IOException {
        run(Trials.seed(), Trials.of(1000));
    }

    @Test
    void whenALinkedDraftBecomesPublicAndADraftAgain() throws IOException {
        Path site = folder.resolve("linked");
        String links =
                "further-reading: [b.md]\n---\n[one](b.md#part), [two](/posts/b/), [three](notes/later.md), [[B]]\n";
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://kites.example/\nmarkdown: [wikilinks]\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-02\n" + links,
                "content/posts/notes/later.md",
                "---\ntitle: Later\ndate: 2026-01-02\npublish-at: " + Builds.NOW.plus(Duration.ofDays(9))
                        + "\n---\nX\n");
        List<String> linked = new ArrayList<>();
        for (boolean draft : List.of(true, false, true)) {
            for (int days : List.of(0, 10)) {
                Folders.write(
                        site,
                        "content/posts/b.md",
                        "---\ntitle: B\ndate: 2026-01-03\ndraft: " + draft + "\n---\n## Part\n\nText.\n");
                BuildRequest request = new BuildRequest(
                        site,
                        site.resolve("public"),
                        Optional.empty(),
                        false,
                        Builds.NOW.plus(Duration.ofDays(days)),
                        false,
                        2);
                Outcome incremental = build(site, site.resolve("public"), request);
                Outcome clean = build(site, folder.resolve("clean"), request);
                assertEquals(clean.reported(), incremental.reported());
                assertEquals(clean.files(), incremental.files());
                FileUtils.deleteDirectory(folder.resolve("clean").toFile());
                String page = Files.readString(site.resolve("public/posts/a/index.html"));
                linked.add(Stream.of("#part\">one", "b/\">two", "later/\">three", "b/\">B</a>")
                        .filter(page::contains)
                        .collect(Collectors.joining(" ")));
            }
        }
        String later = "later/\">three";
        String both = "#part\">one b/\">two ";
        String named = "b/\">B</a>";
        assertEquals(List.of("", later, both + named, both + later + " " + named, "", later), linked);
    }

    @Test
    void whenATemplateOfAThemeIsCopiedToTheSite() throws IOException {
        Path site = folder.resolve("copied");
        String footer = "motto <#include \"original:partials/footer.ftlh\">";
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://kites.example/\ntheme: mine\n",
                "themes/mine/theme.yaml",
                "name: Mine\n",
                "themes/mine/templates/partials/footer.ftlh",
                footer);
        Builds.build(site, site.resolve("public"));
        Folders.write(site, "templates/partials/footer.ftlh", footer);
        Builds.build(site, site.resolve("public"));
        assertTrue(Files.readString(site.resolve("public/404.html")).contains("motto motto"));
    }

    private void run(long seed, int sequences) throws IOException {
        Random random = new Random(seed);
        int kept = 0;
        int failed = 0;
        for (int i = 0; i < sequences; i++) {
            Path site = folder.resolve("site-" + i / EDITS_OF_A_SITE);
            if (i % EDITS_OF_A_SITE == 0) {
                RandomSite.create(site, random);
            }
            StringBuilder edits = new StringBuilder();
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                edits.append(RandomSite.edit(site, random)).append("; ");
            }
            String story = "seed " + seed + ", sequence " + i + ": " + edits;
            Outcome incremental = build(site, site.resolve("public"), request(site, random));
            Outcome clean = build(site, folder.resolve("clean"), incremental.request());
            assertEquals(clean.reported(), incremental.reported(), story);
            if (clean.report().isPresent()) {
                assertEquals(clean.files(), incremental.files(), story);
                kept += incremental.report().map(BuildReport::kept).orElse(0);
            } else {
                failed++;
                RandomSite.mend(site);
            }
            FileUtils.deleteDirectory(folder.resolve("clean").toFile());
        }
        // Otherwise nothing was compared: every build made everything, or none succeeded.
        assertTrue(kept > sequences, "files kept: " + kept);
        assertTrue(failed < sequences / 2, "builds that failed: " + failed + " of " + sequences);
    }

    private static BuildRequest request(Path site, Random random) {
        Instant asOf = Builds.NOW.plus(Duration.ofDays(random.nextInt(4) == 0 ? random.nextInt(400) : 0));
        boolean drafts = random.nextInt(8) == 0;
        Optional<String> url = random.nextInt(10) == 0 ? Optional.of("https://other.example/blog/") : Optional.empty();
        return new BuildRequest(site, site.resolve("public"), url, drafts, asOf, false, 2);
    }

    /** The result of a build. */
    private record Outcome(
            BuildRequest request, String reported, Optional<BuildReport> report, SortedMap<String, String> files) {}

    private static Outcome build(Path site, Path out, BuildRequest request) {
        BuildRequest here = new BuildRequest(
                site, out, request.url(), request.drafts(), request.asOf(), request.clean(), request.threads());
        try {
            BuildReport report = Build.run(here, Progress.SILENT);
            return new Outcome(request, report.warnings().toString(), Optional.of(report), Folders.hashes(out));
        } catch (ProblemException e) {
            return new Outcome(request, List.copyOf(e.problems()).toString(), Optional.empty(), Folders.hashes(site));
        }
    }
}
