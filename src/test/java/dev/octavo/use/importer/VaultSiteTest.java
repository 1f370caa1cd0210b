package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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
                    site.inVault(ProblemKind.DEAD_LINK.error("x", Location.at("content/posts/kites.md", line, 2)))
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

    @Test
    void aLinkToADraftLeadsToIt(@TempDir Path disk) throws IOException {
        Path vault = Folders.write(
                disk.resolve("Notes"),
                ".obsidian/app.json",
                "{}",
                "Kite.md",
                "---\npublish: true\n---\nBack to [[Wind]], [it](Wind.md) and [[Nothing]].\n",
                "Wind.md",
                "# Wind\n\nfly\n");
        try (VaultSite site = VaultSite.of(vault, LocalDate.parse("2026-01-01"), ZoneOffset.UTC, problem -> {})) {
            String kite = Files.readString(site.folder().resolve("content/posts/kite.md"));
            assertTrue(kite.contains("Back to [Wind](wind.md), [it](wind.md)"), kite);
            assertFalse(
                    Files.readString(site.folder().resolve("content/site.yaml")).contains("Wind"));
        }
    }

    @Test
    void aDailyNoteHasItsDateAndTitleFromItsName(@TempDir Path disk) throws IOException {
        Path vault = disk.resolve("Notes");
        Files.createDirectories(vault.resolve(".obsidian")); // which alone says that it is a vault
        Folders.write(
                vault,
                "daily/2026-12-01.md",
                "Rain.\n",
                "daily/2026-12-02 Monday.md",
                "Sun.\n",
                "Plan.md",
                "x\n",
                "More.md",
                "x\n");
        Path site = disk.resolve("site");
        Import.run(
                new ImportRequest(
                        List.of(vault),
                        Optional.empty(),
                        Optional.empty(),
                        site,
                        false,
                        false,
                        false,
                        Optional.empty(),
                        false,
                        LocalDate.parse("2026-12-03"),
                        ZoneOffset.UTC),
                Progress.SILENT);
        assertEquals(
                "---\ntitle: 2026-12-01\ndate: 2026-12-01\ndraft: true\n---\n\nRain.\n",
                Files.readString(site.resolve("content/posts/daily/2026-12-01.md")));
        assertTrue(Files.readString(site.resolve("content/posts/daily/monday.md"))
                .startsWith("---\ntitle: Monday\ndate: 2026-12-02\n"));
        assertTrue(Files.readString(site.resolve("content/posts/plan.md")).contains("draft: true"));
    }

    @Test
    void showsAnEditWhoseTextHasTheSameHashCode(@TempDir Path disk) throws IOException {
        Path vault = Folders.write(disk.resolve("Notes"), ".obsidian/app.json", "{}", "A.md", "The word is Aa here.\n");
        try (VaultSite site = VaultSite.of(vault, LocalDate.parse("2026-01-01"), ZoneOffset.UTC, problem -> {})) {
            Folders.write(vault, "A.md", "The word is BB here.\n");
            Files.setLastModifiedTime(vault.resolve("A.md"), FileTime.fromMillis(1_700_000_000_000L));
            site.look();
            assertTrue(Files.readString(site.folder().resolve("content/posts/a.md"))
                    .contains("BB"));
        }
    }

    @Test
    void aMovedNoteKeepsItsAddress(@TempDir Path disk) throws IOException {
        Path vault = Folders.write(
                disk.resolve("Notes"),
                ".obsidian/app.json",
                "{}",
                "A.md",
                "---\npublish: true\npermalink: /p/\n---\nx\n",
                "B.md",
                "---\npublish: true\n---\ny\n");
        try (VaultSite site = VaultSite.of(vault, TODAY, ZoneOffset.UTC, problem -> {})) {
            Files.createDirectories(vault.resolve("Moved"));
            Files.move(vault.resolve("A.md"), vault.resolve("Moved/C.md"));
            site.look();
            try (VaultSite anew = VaultSite.of(vault, TODAY, ZoneOffset.UTC, problem -> {})) {
                assertSame(files(anew), files(site), "moved");
            }
        }
    }

    /** After every edit, the site is that of a vault that is shown for the first time. */
    @Test
    void isAfterFewEditsAsIfMadeAnew(@TempDir Path disk) throws IOException {
        edited(disk, 25, 7);
    }

    @Test
    @Tag("endurance")
    void isAfterManyEditsAsIfMadeAnew(@TempDir Path disk) throws IOException {
        edited(disk, 500, Trials.seed());
    }

    private static void edited(Path disk, int edits, long seed) throws IOException {
        Random random = new Random(seed);
        Path vault = Folders.write(disk.resolve("Notes"), ".obsidian/app.json", "{}");
        for (String name : NOTES) {
            Folders.write(vault, name + ".md", note(random));
        }
        StringBuilder told = new StringBuilder("seed " + seed);
        try (VaultSite site = VaultSite.of(vault, TODAY, ZoneOffset.UTC, problem -> {})) {
            for (int i = 0; i < edits; i++) {
                told.append("; ").append(edit(vault, random, i));
                site.look();
                try (VaultSite anew = VaultSite.of(vault, TODAY, ZoneOffset.UTC, problem -> {})) {
                    assertSame(files(anew), files(site), told.toString());
                }
            }
        }
    }

    private static void assertSame(Map<String, String> expected, Map<String, String> actual, String told) {
        assertEquals(expected.keySet(), actual.keySet(), told);
        expected.forEach((file, text) -> assertEquals(text, actual.get(file), () -> told + ": " + file));
    }

    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");
    private static final List<String> NOTES =
            List.of("Kite", "Wind", "Deep/Sea", "Deep/Air", "2026-01-02", "daily/2025-12-31", "Red Kite", "Index");

    private static String note(Random random) {
        List<String> keys = new ArrayList<>();
        for (String key :
                List.of("publish: true", "tags: [a, b]", "title: Other", "aliases: [Old Name]", "permalink: /p/")) {
            if (random.nextInt(4) == 0) {
                keys.add(key);
            }
        }
        String[] texts = {
            "Words " + random.nextInt(1000) + ".",
            "See [[" + any(random) + "]].",
            "See [[" + any(random) + "#Part " + random.nextInt(3) + "|that]].",
            "![[p" + random.nextInt(3) + ".svg]]",
            "[x](" + any(random).replace(" ", "%20") + ".md)",
            "## Part " + random.nextInt(3),
            "[[Old Name]] #tag",
            "- [ ] task\n- ==marked==",
        };
        StringBuilder note = new StringBuilder(keys.isEmpty() ? "" : "---\n" + String.join("\n", keys) + "\n---\n");
        for (int i = random.nextInt(5); i >= 0; i--) {
            note.append(texts[random.nextInt(texts.length)]).append("\n\n");
        }
        return note.toString();
    }

    private static String any(Random random) {
        return NOTES.get(random.nextInt(NOTES.size()));
    }

    private static String edit(Path vault, Random random, int number) throws IOException {
        String name = any(random) + ".md";
        Path note = vault.resolve(name);
        String told = name;
        switch (random.nextInt(6)) {
            case 0 -> Files.deleteIfExists(note);
            case 1 -> {
                told = "picture";
                String picture = "p" + random.nextInt(3) + ".svg";
                Folders.write(
                        vault, picture, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 " + number + "\"/>");
            }
            case 2 -> {
                if (Files.exists(note)) {
                    told = name + " moved";
                    Files.createDirectories(vault.resolve("Moved"));
                    Files.move(note, vault.resolve("Moved/" + number + ".md"));
                }
            }
            default -> {
                Folders.write(vault, name, note(random) + number + "\n");
                Files.setLastModifiedTime(note, FileTime.fromMillis(1_700_000_000_000L + number * 1000L));
            }
        }
        return number + " " + told;
    }

    private static Map<String, String> files(VaultSite site) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(site.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = Slashes.of(site.folder().relativize(file));
                if (!path.startsWith(".octavo/") && !path.equals("import.yaml")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    private static void await(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(file).contains(text)) {
            assertTrue(System.nanoTime() < end, () -> file + " has no " + text);
            Thread.sleep(50);
        }
    }
}
