package dev.octavo.use.importer.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
import dev.octavo.testing.Trials;
import dev.octavo.use.importer.AccountText;
import dev.octavo.use.importer.Import;
import dev.octavo.use.importer.ImportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of every kind that end too early: a message for people or an account, and nothing of the program's inside. */
final class CutExportsTest {
    private static final Pattern INSIDE =
            Pattern.compile("\\w+(?:Exception|Error)\\b|\\bjava\\.|\\bnull\\b|octavo-import\\d|\\bat dev\\.");

    @TempDir
    Path disk;

    @Test
    void aCutExportIsToldOfInWords() throws IOException {
        cut(1, 5);
    }

    @Test
    @Tag("endurance")
    void anExportCutAnywhereIsToldOfInWords() throws IOException {
        cut(40, Trials.seed());
    }

    private void cut(int times, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> wrong = new ArrayList<>();
        for (Rows.Row row : Rows.of(ExportsTest.class, "exports.rows").rows()) {
            Path root = Folders.fresh(disk);
            for (String name : Folders.writeAll(root, row.in())) {
                Path file = root.resolve(name);
                byte[] whole = Files.readAllBytes(file);
                for (int i = 0; i < times && !name.endsWith(".sql") && whole.length > 0; i++) {
                    int length = random.nextInt(whole.length);
                    Files.write(file, Arrays.copyOf(whole, length));
                    said(root)
                            .filter(text -> INSIDE.matcher(text).find())
                            .ifPresent(text -> wrong.add("seed " + seed + ", " + row.name() + ", " + name + " cut at "
                                    + length + ": " + text));
                }
                Files.write(file, whole);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private Optional<String> said(Path root) throws IOException {
        try {
            return Optional.of(String.join(
                    "\n",
                    AccountText.lines(Import.run(
                                    new ImportRequest(
                                            List.of(root),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Folders.fresh(disk),
                                            true,
                                            false,
                                            false,
                                            Optional.empty(),
                                            false,
                                            LocalDate.parse("2026-01-01"),
                                            ZoneOffset.UTC),
                                    Progress.SILENT)
                            .account())));
        } catch (ProblemException told) {
            return Optional.of(Told.of(told.problems()));
        } catch (RuntimeException mistake) {
            return Optional.of(mistake + " "
                    + Arrays.stream(mistake.getStackTrace()).limit(3).toList());
        }
    }
}
