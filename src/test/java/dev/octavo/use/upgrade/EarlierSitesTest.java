package dev.octavo.use.upgrade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.schema.Changes;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites of earlier versions still build, and readers find everything where it was. */
@Tag("both")
final class EarlierSitesTest {
    private static final Path SITES = Path.of("src/test/resources/upgrade");
    private static final Instant LATER = Instant.parse("2026-11-26T12:00:00Z");
    private static final Pattern ID = Pattern.compile("<id>([^<]*)");

    private final Path folder;

    EarlierSitesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Beside each site are the names of the files and the ids of the feed that the program of its time made. */
    @ParameterizedTest
    @ValueSource(strings = {"first", "middle", "before-pictures"})
    void keepAddressesAndIds(String name) throws IOException {
        Path site = folder.resolve("site");
        Folders.copy(SITES.resolve(name), site);
        Path out = folder.resolve("out");
        assertEquals("", Builds.reported(site, out, LATER));
        Stream<String> ids =
                ID.matcher(Files.readString(out.resolve("feed.xml"))).results().map(id -> "id " + id.group(1));
        List<String> now =
                Stream.concat(Folders.hashes(out).keySet().stream(), ids).toList();
        List<String> then = Files.readAllLines(SITES.resolve(name + ".txt"));
        assertEquals(then, now.stream().filter(then::contains).toList());
    }

    @Test
    void reportsWhatIsBuiltDifferently() throws IOException {
        Path site = folder.resolve("site");
        Folders.copy(SITES.resolve("first"), site);
        Path settings = site.resolve("content/site.yaml");
        Files.writeString(settings, Files.readString(settings) + "\noctavo: \"0.0\"\n");
        String reported = Builds.reported(site, folder.resolve("out"), LATER);
        List<String> changes = Changes.since(new SiteVersion(0, 0));
        assertTrue(changes.size() > 1);
        assertTrue(changes.stream().allMatch(reported::contains), reported);
    }

    @Test
    void theVersionIsThatOfThePom() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.replaceFirst("(?s).*?<artifactId>octavo</artifactId>\\s*<version>([^<-]*).*", "$1");
        assertEquals(Optional.of(SiteVersion.CURRENT), SiteVersion.of(version));
    }
}
