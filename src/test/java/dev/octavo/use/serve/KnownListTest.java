package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.build.pipeline.Baseline;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.use.serve.SiteEditor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of known problems is worked down from the top, and each that is corrected leaves the file. */
final class KnownListTest {
    private final Path site;

    KnownListTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: Kites\nurl: https://kites.example/\nposts-per-page: 1\n");
        post(1, "Oldest, and all link there: [two](..\\posts\\2.md), [two](..\\posts\\2.md).");
        post(2, "[one](1.md), [none](/none/).");
        post(3, "[none](/none/)");
        post(4, "[one](1.md), ![A kite](none.png)");
        Folders.write(site, "content/posts/5.md", "---\ntitle: Five\ndate: 2026-02-31\n---\nWords.\n");
        Baseline all = Baseline.of(texts -> Build.check(
                new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 2),
                Progress.SILENT,
                false,
                texts));
        Folders.write(site, KnownProblems.FILE, all.known().text());
    }

    private void post(int number, String text) {
        Folders.write(
                site,
                "content/posts/" + number + ".md",
                "---\ntitle: Post " + number + "\ndate: 2026-01-0" + number + "\n---\n" + text + "\n");
    }

    private Preview preview() {
        Preview preview = Preview.of(new PreviewRequest(site, site.resolve("public"), () -> Builds.NOW, 1), bug -> {});
        preview.check();
        return preview;
    }

    private static List<KnownList.Item> items(Preview preview) {
        return new KnownList(preview).items(100, (file, line) -> Optional.empty());
    }

    @Test
    void thoseComeFirstThatMostReadersMeet() {
        try (Preview preview = preview()) {
            assertEquals(
                    List.of("5.md", "4.md", "1.md", "1.md", "3.md", "2.md"),
                    items(preview).stream()
                            .map(item -> item.fault().file().orElseThrow().replace("content/posts/", ""))
                            .toList());
        }
    }

    @Test
    void onePressCorrectsAProblemAndTakesItOutOfTheFile() throws Exception {
        try (Preview preview = preview()) {
            String before = Files.readString(site.resolve(KnownProblems.FILE));
            press(preview);
            String line = "dead-link\tcontent/posts/1.md\t..\\posts\\2.md";
            assertEquals(before.replace(line + "\t2", line), Files.readString(site.resolve(KnownProblems.FILE)));
            press(preview);
            assertEquals(before.replace(line + "\t2\n", ""), Files.readString(site.resolve(KnownProblems.FILE)));
            assertEquals(
                    "Oldest, and all link there: [two](../posts/2.md), [two](../posts/2.md).",
                    Files.readAllLines(site.resolve("content/posts/1.md")).get(4));
            assertEquals(List.of(), preview.problems());
            assertEquals(4, preview.known().size());
        }
    }

    private void press(Preview preview) throws Refusal {
        KnownList.Item first = items(preview).stream()
                .filter(item -> item.fix().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("..\\posts\\2.md → ../posts/2.md"), first.fix());
        new KnownList(preview).correct(new SiteEditor(preview, site), first.key());
        preview.update(ChangedFiles.ANYTHING, () -> {});
    }

    @Test
    void nothingIsWrittenThatTheAuthorHasChangedMeanwhile() throws IOException {
        try (Preview preview = preview()) {
            String key = items(preview).get(2).key();
            post(1, "All is otherwise.");
            String known = Files.readString(site.resolve(KnownProblems.FILE));
            SiteEditor editor = new SiteEditor(preview, site);
            Refusal refused = assertThrows(Refusal.class, () -> new KnownList(preview).correct(editor, key));
            assertEquals(409, refused.response().status());
            assertEquals(
                    "All is otherwise.",
                    Files.readAllLines(site.resolve("content/posts/1.md")).get(4));
            assertEquals(known, Files.readString(site.resolve(KnownProblems.FILE)));
            String ofAnother = items(preview).get(0).key();
            assertEquals(
                    422,
                    assertThrows(Refusal.class, () -> new KnownList(preview).correct(editor, ofAnother))
                            .response()
                            .status());
        }
    }
}
