package dev.octavo.build.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.lib.loading.Resources;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlaceholdersTest {
    @Test
    void standInTheFilesOfANewSite() {
        String skeleton = Stream.of("site.yaml", "authors/me.yaml", "pages/about.md")
                .map(file -> Resources.text("/skeleton/site/content/" + file))
                .collect(Collectors.joining());
        assertEquals(
                List.of(),
                Resources.lines("/skeleton/placeholders.txt")
                        .filter(words -> !skeleton.contains(words + "\n"))
                        .toList());
    }
}
