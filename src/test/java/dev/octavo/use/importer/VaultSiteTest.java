package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

final class VaultSiteTest {
    @Test
    void followsANoteAndLeavesTheOthersAlone(@TempDir(factory = TempDirFactory.Standard.class) Path disk)
            throws IOException, InterruptedException {
        Path vault = Folders.write(
                disk.resolve("Notes"),
                ".obsidian/app.json",
                "{}",
                "Kites.md",
                "Red.\n\nSee [[Wind#Gusts]].\n",
                "Wind.md",
                "## Gusts\n\nStrong.\n");
        try (VaultSite site = VaultSite.of(vault, LocalDate.parse("2026-01-01"), ZoneOffset.UTC, problem -> {})) {
            Path kites = site.folder().resolve("content/posts/kites.md");
            Path wind = site.folder().resolve("content/posts/wind.md");
            assertEquals(Optional.of("Kites.md"), site.note("content/posts/kites.md"));
            int line = Files.readAllLines(kites).indexOf("Red.") + 1;
            assertEquals(
                    Optional.of(new Location("Kites.md", 1, 0, 1)),
                    site.inVault(Problem.error("x", Location.at("content/posts/kites.md", line, 2)))
                            .location());

            FileTime made = FileTime.fromMillis(0);
            Files.setLastModifiedTime(wind, made);
            Folders.write(vault, "Kites.md", "Blue.\n\nSee [[Wind#Gusts]].\n");
            await(kites, "Blue.");
            assertEquals(made, Files.getLastModifiedTime(wind));

            Folders.write(vault, "Wind.md", "Calm now.\n");
            await(wind, "Calm now.");
            await(kites, "(wind.md)");
        }
    }

    private static void await(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(file).contains(text)) {
            assertTrue(System.nanoTime() < end, () -> file + " has no " + text);
            Thread.sleep(50);
        }
    }
}
