package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Baseline;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import dev.octavo.use.upgrade.Fixes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Law: whatever a site's mistakes are, once they are known the site is built, and one mistake more stops it. Mended mistakes
 * leave the file, until nothing is in it. A build after an edit makes what one from nothing makes.
 */
final class KnownProblemsTest {
    private static final List<String> HEADS = List.of(
            "title: A\ndate: 2026-01-0%d\n",
            "date: 2026-01-0%d\n",
            "title: A\ndate: 2026-02-3%d\n",
            "title: A\ndate: 2026-01-0%d\nmood: fine\n",
            "title: [\ndate: 2026-01-0%d\n");
    private static final List<String> MISTAKES = List.of(
            "A [dead](/nowhere-%d/) link.\n",
            "A [post](%d.md) that may be left out.\n",
            "A [part](0.md#part-%d).\n",
            "![A bird](bird-%d.png)\n",
            "![](https://example.com/%d.png)\n",
            "::gallrey{number=%d}\n",
            "```dot\ngraph { a%d -> -- b }\n```\n",
            "<!-- open %d\n",
            "[A](http:/host-%d)\n",
            "A [link]() without an address, %d.\n");

    private final Path folder;
    private Path site;
    private int builds;
    private final Random random = new Random(Trials.seed());

    KnownProblemsTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder;
    }

    @Test
    void holdForRandomMistakes() throws IOException {
        for (int trial = 0; trial < Trials.of(60); trial++) {
            site = folder.resolve("site" + trial);
            tryOut("seed " + Trials.seed() + ", trial " + trial);
        }
    }

    private void tryOut(String trial) throws IOException {
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://example.org\n");
        int posts = 3 + random.nextInt(4);
        for (int i = 0; i < posts; i++) {
            Folders.write(site, "content/posts/" + i + ".md", post(i));
        }
        Baseline all = Baseline.of(texts -> checked(texts));
        assertEquals(List.of(), all.others(), trial);
        Path file = site.resolve(KnownProblems.FILE);
        Folders.write(site, KnownProblems.FILE, all.known().text());
        assertEquals(List.of(), checked(Map.of()).fresh(), trial);
        assertSameAsClean(trial);

        Path edited = site.resolve("content/posts/0.md");
        String before = Files.readString(edited);
        Files.writeString(edited, "---\ntitle: New\ndate: 2026-03-01\n---\n[New](/new/).\n");
        assertThrows(ProblemException.class, () -> Builds.build(site, site.resolve("public")), trial);
        Files.writeString(edited, before);
        assertSameAsClean(trial);

        for (int i = 0; i < posts; i++) {
            Files.writeString(site.resolve("content/posts/" + i + ".md"), right(i));
            for (Problem problem : checked(Map.of()).fresh()) {
                assertEquals(ProblemKind.CORRECTED, problem.kind(), () -> trial + ": " + problem);
            }
            Fixes.ofAll(site, texts -> checked(texts).fresh()).write();
            assertEquals(List.of(), checked(Map.of()).fresh(), trial);
            assertSameAsClean(trial);
        }
        assertEquals(KnownProblems.NONE.text(), Files.readString(file), trial);
    }

    private String post(int number) {
        StringBuilder text = new StringBuilder("---\n")
                .append(HEADS.get(random.nextInt(3) == 0 ? random.nextInt(HEADS.size()) : 0)
                        .formatted(number + 1))
                .append("---\nWords.\n\n");
        List<String> mistakes = new ArrayList<>(MISTAKES);
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(mistakes.get(random.nextInt(mistakes.size())).formatted(random.nextInt(3)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String right(int number) {
        return "---\ntitle: A\ndate: 2026-01-0" + (number + 1) + "\n---\nWords.\n";
    }

    private void assertSameAsClean(String trial) {
        Builds.build(site, site.resolve("public"));
        SortedMap<String, String> edited = Folders.hashes(site.resolve("public"));
        Path fresh = folder.resolve("clean" + ++builds);
        Builds.build(site, fresh);
        SortedMap<String, String> clean = Folders.hashes(fresh);
        assertEquals(clean, edited, trial);
        assertTrue(clean.size() > 10, trial);
    }

    private Checked checked(Map<String, String> texts) {
        BuildRequest request =
                new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 2);
        return Build.check(request, Progress.SILENT, false, texts);
    }
}
