package dev.octavo.use.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpgradeTest {
    private static final String SETTINGS = "content/site.yaml";

    private final Path folder;

    UpgradeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
        ⏎# Mine⏎title: A⏎            → ⏎# Mine⏎octavo: "0.1"⏎title: A⏎
        octavo: 0.0 # old⏎title: A   → octavo: 0.1 # old⏎title: A
        title: A⏎octavo: '0.0'⏎      → title: A⏎octavo: '0.1'⏎
        title: A␍⏎url: b␍⏎           → octavo: "0.1"␍⏎title: A␍⏎url: b␍⏎
        title: A⏎x: {octavo: 3}⏎     → octavo: "0.1"⏎title: A⏎x: {octavo: 3}⏎
        ﻿title: A⏎                    → ﻿octavo: "0.1"⏎title: A⏎
        "title": A⏎                  → octavo: "0.1"⏎"title": A⏎
        """)
    void notesTheVersionAndLeavesTheRest(String before, String after) throws IOException {
        Folders.write(folder, SETTINGS, characters(before));
        assertEquals(List.of(SETTINGS), new Upgrade(Optional.empty(), List.of(), List.of()).write(folder));
        assertEquals(characters(after), Files.readString(folder.resolve(SETTINGS)));
    }

    @Test
    void refusesASettingsFileThatHasNoRoomForALine() {
        Folders.write(folder, SETTINGS, "{title: A}\n");
        Upgrade upgrade = new Upgrade(Optional.empty(), List.of(), List.of());
        Problem problem = assertThrows(ProblemException.class, () -> upgrade.write(folder))
                .problems()
                .get(0);
        assertEquals(Optional.of("write it yourself: octavo: \"0.1\""), problem.hint());
    }

    @Test
    void writesNewNamesOfKeysInTheirPlace() throws IOException {
        Folders.write(folder, SETTINGS, "octavo: \"0.1\"\n");
        Folders.write(folder, "content/a.md", "\uFEFF---\n# 𝒳\ntitel: x # titel\n\"dat\": y\n---\ntitel: z\n");
        Upgrade upgrade = new Upgrade(
                Optional.empty(), List.of(), List.of(renamed(3, "titel", "title"), renamed(4, "dat", "date")));
        assertEquals(List.of("content/a.md"), upgrade.write(folder));
        assertEquals(
                "\uFEFF---\n# 𝒳\ntitle: x # titel\n\"date\": y\n---\ntitel: z\n",
                Files.readString(folder.resolve("content/a.md")));
    }

    private static Problem renamed(int line, String old, String name) {
        return ProblemKind.OLD_KEY
                .warning("renamed", Location.at("content/a.md", line, 1))
                .instead(old, name);
    }

    private static String characters(String text) {
        return text.replace('␍', '\r').replace('⏎', '\n');
    }
}
