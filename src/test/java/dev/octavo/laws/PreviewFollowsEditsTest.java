package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Preview = build: after any sequence of edits, every file that a preview shows has the bytes that a fresh build writes,
 * and the same problems are reported. A failure names the seed, with which it can be repeated: {@code -Doctavo.seed=…}.
 */
final class PreviewFollowsEditsTest {
    @TempDir
    Path folder;

    /** All addresses that the site has ever had. */
    private final Set<Address> seen = new HashSet<>();

    @Test
    void after30SequencesOfEdits() throws IOException {
        run(20_261_124, 30);
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void afterManySequencesOfEdits() throws IOException {
        run(Trials.seed(), Trials.of(1000));
    }

    private void run(long seed, int sequences) throws IOException {
        Random random = new Random(seed);
        Path site = folder.resolve("site");
        RandomSite.create(site, random);
        Preview preview =
                Preview.of(new PreviewRequest(site, site.resolve("public"), () -> Builds.NOW, 2), Assertions::fail);
        preview.check();
        assertTrue(isSameAsBuilt(preview, site, "before all edits"));
        FileUtils.deleteDirectory(folder.resolve("clean").toFile());
        int compared = 0;
        for (int i = 0; i < sequences; i++) {
            Map<SourcePath, Hash> before = stamps(site);
            StringBuilder edits = new StringBuilder();
            for (int edit = random.nextInt(3); edit >= 0; edit--) {
                edits.append(RandomSite.edit(site, random)).append("; ");
            }
            preview.update(changes(before, stamps(site)), () -> {});
            String story = "seed " + seed + ", sequence " + i + ": " + edits;
            if (isSameAsBuilt(preview, site, story)) {
                compared++;
            } else {
                Map<SourcePath, Hash> broken = stamps(site);
                RandomSite.mend(site);
                preview.update(changes(broken, stamps(site)), () -> {});
            }
            FileUtils.deleteDirectory(folder.resolve("clean").toFile());
        }
        assertTrue(compared > sequences / 2, "only " + compared + " builds came to an end");
    }

    private boolean isSameAsBuilt(Preview preview, Path site, String story) throws IOException {
        Path out = folder.resolve("clean");
        List<Problem> warnings;
        try {
            BuildRequest request = new BuildRequest(site, out, Optional.empty(), true, Builds.NOW, true, 2);
            warnings = Build.run(request, Progress.SILENT).warnings();
        } catch (ProblemException wrong) {
            assertFalse(preview.problems().isEmpty() && isAllMade(preview), story + wrong.problems());
            return false;
        }
        assertEquals(warnings, preview.problems(), story);
        SortedMap<String, String> built = new TreeMap<>();
        Set<String> files = Folders.hashes(out).keySet();
        for (String file : files) {
            if (!Builds.isFingerprinted(file, files)) {
                built.put(file, Builds.plainNames(text(Files.newInputStream(out.resolve(file)))));
            }
        }
        built.keySet().forEach(file -> seen.add(new OutputPath(file).address()));
        isAllMade(preview);
        preview.settle(); // until then, pages show pictures as the author has them
        SortedMap<String, String> shown = new TreeMap<>();
        for (String file : built.keySet()) {
            shown.put(file, shown(preview, file));
        }
        assertEquals(built, shown, story);
        return true;
    }

    private boolean isAllMade(Preview preview) {
        try {
            seen.forEach(preview::at);
            preview.version()
                    .orElseThrow()
                    .site()
                    .articles()
                    .map(Article::address)
                    .forEach(preview::at);
            return true;
        } catch (ProblemException wrong) {
            return false;
        }
    }

    private static String shown(Preview preview, String file) throws IOException {
        return Builds.plainNames(text(
                preview.at(new OutputPath(file).address()).orElseThrow().bytes().get()));
    }

    private static String text(InputStream file) throws IOException {
        try (file) {
            return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Map<SourcePath, Hash> stamps(Path site) {
        Project project = Project.open(site, Theme.NONE);
        Map<SourcePath, Hash> stamps = new TreeMap<>();
        project.files().forEach(path -> stamps.put(path, project.stamp(path)));
        return stamps;
    }

    private static ChangedFiles changes(Map<SourcePath, Hash> before, Map<SourcePath, Hash> now) {
        Set<SourcePath> paths = new HashSet<>(before.keySet());
        paths.addAll(now.keySet());
        paths.removeIf(path -> now.containsKey(path) && now.get(path).equals(before.get(path)));
        return new ChangedFiles(paths, false);
    }
}
