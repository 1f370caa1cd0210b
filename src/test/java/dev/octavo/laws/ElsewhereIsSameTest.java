package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elsewhere = same: other zone, locale, encoding, thread count, absolute path, JDK: the same bytes. */
final class ElsewhereIsSameTest {
    private static SortedMap<String, String> here = new TreeMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void buildHere(@TempDir Path folder) {
        Builds.build(ExampleBlog.copyTo(folder.resolve("a")), folder.resolve("here"));
        here = Folders.hashes(folder.resolve("here"));
    }

    @ParameterizedTest
    @CsvSource("Pacific/Kiritimati, tr, TR, 1, ISO-8859-1")
    void makesTheSameBytes(String zone, String language, String country, String threads, String encoding) {
        List<String> flags = List.of(
                "-Duser.timezone=" + zone,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=" + encoding);
        assertEquals(here, elsewhere(Path.of(System.getProperty("java.home")), flags, threads));
    }

    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, ar, EG, 7, US-ASCII",
        "Asia/Kolkata, de, DE, 2, UTF-8",
        "Pacific/Pago_Pago, th, TH, 3, windows-1252",
    })
    @Tag("ci")
    void makesTheSameBytesInMorePlaces(String zone, String language, String country, String threads, String encoding) {
        makesTheSameBytes(zone, language, country, threads, encoding);
    }

    @Test
    @Tag("ci")
    void makesTheSameBytesWithAnotherJava() throws IOException {
        int other = Runtime.version().feature() == 25 ? 17 : 25;
        Path home = Jvm.ofVersion(other).orElse(null);
        Assumptions.assumeTrue(home != null, "there is no JDK " + other + " here");
        assertEquals(here, elsewhere(home, List.of(), "2"));
    }

    private SortedMap<String, String> elsewhere(Path java, List<String> flags, String threads) {
        Path site = ExampleBlog.copyTo(folder.resolve("a much longer path/with blanks"));
        Path out = folder.resolve("elsewhere");
        Jvm.Run run = Jvm.run(java, flags, BuildElsewhere.class, site.toString(), out.toString(), threads);
        assertEquals(0, run.exitCode(), run.output());
        return Folders.hashes(out);
    }
}
