package dev.octavo.build.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.loading.Resources;
import dev.octavo.use.scaffold.NewSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlaceholdersTest {
    @Test
    void standInTheFilesOfANewSite(@TempDir Path folder) throws IOException {
        NewSite.write(folder, LocalDate.of(2026, 11, 24), ZoneOffset.UTC, Optional.empty());
        StringBuilder begun = new StringBuilder();
        for (String file : List.of("site.yaml", "authors/me.yaml", "pages/about.md")) {
            begun.append(Files.readString(folder.resolve("content").resolve(file)));
        }
        assertEquals(
                List.of(),
                Resources.lines("/skeleton/placeholders.txt")
                        .filter(words -> begun.indexOf(words + "\n") < 0)
                        .toList());
    }
}
