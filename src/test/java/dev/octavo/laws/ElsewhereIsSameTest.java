package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elsewhere = same: other zone, locale, encoding, thread count, absolute path, JDK: the same bytes. */
final class ElsewhereIsSameTest {
    @TempDir
    Path folder;

    /** Except for pictures, which take most of the time, and of which {@code SameBytesElsewhereTest} says the same. */
    @Test
    void makesTheSameBytes() {
        makesTheSameBytes(ExampleBlog.withPictures(elsewhere()), "Pacific/Kiritimati", "tr", "TR", "1", "ISO-8859-1");
    }

    private void makesTheSameBytes(
            Path site, String zone, String language, String country, String threads, String encoding) {
        List<String> flags = List.of(
                "-Duser.timezone=" + zone,
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=" + encoding);
        assertEquals(here(), built(site, Path.of(System.getProperty("java.home")), flags, threads));
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, tr, TR, 1, ISO-8859-1",
        "America/St_Johns, ar, EG, 7, US-ASCII",
        "Asia/Kolkata, de, DE, 2, UTF-8",
        "Pacific/Pago_Pago, th, TH, 3, windows-1252",
    })
    @Tag("ci")
    void makesTheSameBytesInMorePlaces(String zone, String language, String country, String threads, String encoding) {
        makesTheSameBytes(ExampleBlog.copyTo(elsewhere()), zone, language, country, threads, encoding);
    }

    @Test
    @Tag("ci")
    void makesTheSameBytesWithAnotherJava() throws IOException {
        int other = Runtime.version().feature() == 25 ? 17 : 25;
        Path home = Jvm.ofVersion(other).orElse(null);
        Assumptions.assumeTrue(home != null, "there is no JDK " + other + " here");
        assertEquals(here(), built(ExampleBlog.copyTo(elsewhere()), home, List.of(), "2"));
    }

    private static SortedMap<String, String> here() {
        return Folders.hashes(ExampleBlog.built().resolve("public"));
    }

    private Path elsewhere() {
        return folder.resolve("a much longer path/with blanks");
    }

    private SortedMap<String, String> built(Path site, Path java, List<String> flags, String threads) {
        Path out = folder.resolve("elsewhere");
        Jvm.Run run = Jvm.run(java, flags, BuildElsewhere.class, site.toString(), out.toString(), threads);
        assertEquals(0, run.exitCode(), run.output());
        return Folders.hashes(out);
    }
}
