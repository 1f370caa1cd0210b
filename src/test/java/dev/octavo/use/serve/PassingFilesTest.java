package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A save is the file that was saved, and not those that a program needed for it. */
final class PassingFilesTest {
    private static final String SETTINGS = "content/site.yaml";
    private static final String TEXT = "title: Kites\nurl: https://kites.example/\n";

    private final Path site;

    PassingFilesTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        Folders.write(site, SETTINGS, TEXT);
    }

    /** As {@code sed -i}, and as editors without a dot before the names of such files. */
    private void save(String name, String text) throws IOException {
        Path file = site.resolve("content/" + name);
        Files.writeString(file, text);
        Files.move(file, site.resolve(SETTINGS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aSaveThroughANewFileIsOneOfTheOldFile() throws IOException {
        try (RunningPreview preview = RunningPreview.of(site)) {
            for (int i = 0; i < 20; i++) {
                int title = i;
                save("sedlav" + i, TEXT.replace("Kites", "Kites " + i));
                assertTrue(Until.comes(() -> shown(preview).contains("Kites " + title)));
                assertEquals(
                        List.of(),
                        preview.problems().stream().map(Problem::message).toList());
            }
            Set<String> names = preview.saved().stream()
                    .map(changed -> changed.paths() + (changed.anything() ? " and more" : ""))
                    .collect(Collectors.toSet());
            assertEquals(Set.of("[" + new SourcePath(SETTINGS) + "]"), names);
        }
    }

    private static String shown(RunningPreview preview) {
        try {
            return preview.ask("GET", "/").text();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void newFilesAndThoseThatAreGoneAreChanges() throws InterruptedException {
        SourcePath known = new SourcePath("content/posts/gone.md");
        SourcePath fresh = new SourcePath("content/posts/new.md");
        SourcePath passed = new SourcePath("content/posts/sed1");
        SourcePath unusual = new SourcePath("content/posts/K\u00e4fer.md"); // perhaps on disk as "a" and its dots
        Folders.write(site, fresh.value(), "x");
        PassingFiles passing = new PassingFiles(site, known::equals);
        assertEquals(
                Optional.of(new ChangedFiles(Set.of(known, fresh, unusual), false)),
                passing.leftOutOf(new ChangedFiles(Set.of(known, fresh, passed, unusual), false)));
        assertEquals(Optional.empty(), passing.leftOutOf(new ChangedFiles(Set.of(passed), false)));
        assertEquals(Optional.of(ChangedFiles.ANYTHING), passing.leftOutOf(new ChangedFiles(Set.of(passed), true)));
        assertEquals(Optional.of(ChangedFiles.ANYTHING), passing.leftOutOf(ChangedFiles.ANYTHING));
    }
}
