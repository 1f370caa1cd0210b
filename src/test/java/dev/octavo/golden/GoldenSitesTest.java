package dev.octavo.golden;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.testing.Builds;
import dev.octavo.testing.GoldenSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds whole sites and compares the results. Each file in {@code golden/} is one site: {@code -- PATH --} begins a file
 * of it, {@code -- public/PATH --} an expected output, {@code -- problems --} the expected problems of a build, and
 * {@code -- checked --} those of a check if it reports more. A file whose text is {@code (photograph 90x60)} is a
 * photograph of that size, and {@code -- pictures --} lists the expected pictures. {@code -Dgolden.update=true} writes the
 * current results into the files, to be reviewed before they are committed.
 */
@Tag("both")
final class GoldenSitesTest {
    private static final String PROBLEMS = "problems";
    private static final String CHECKED = "checked";
    private static final String PICTURES = "pictures";

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> buildAsExpected() throws IOException {
        try (Stream<Path> files = Files.list(GoldenSite.FOLDER)) {
            return files.sorted()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> tryOut(file)))
                    .toList();
        }
    }

    private void tryOut(Path file) throws IOException {
        GoldenSite golden = GoldenSite.read(file);
        Map<String, String> parts = golden.parts();
        Path site = folder.resolve(String.valueOf(file.getFileName()));
        golden.write(site);
        Path out = site.resolve("public");
        String checked = Builds.checked(site, out);
        assertFalse(Files.exists(out), "a check writes nothing");
        assertEquals(
                parts.containsKey(PICTURES), Files.exists(site.resolve(".octavo")), "except pictures that it made");
        String reported = Builds.reported(site, out);
        assertEquals(checked, Builds.checked(site, out), "also after it");
        if (Boolean.getBoolean("golden.update")) {
            update(file, parts, reported, checked, site);
            return;
        }
        if (parts.containsKey(PICTURES)) {
            assertEquals(parts.get(PICTURES), pictures(out));
        }
        assertEquals(parts.getOrDefault(PROBLEMS, ""), reported);
        assertEquals(parts.getOrDefault(CHECKED, reported), checked, "a check finds what a build finds");
        if (reported.contains("error: ")) {
            assertFalse(Files.exists(out), "nothing is written where there is an error");
        }
        assertAll(parts.keySet().stream()
                .filter(name -> name.startsWith("public/"))
                .map(name -> () -> {
                    assertTrue(Files.exists(site.resolve(name)), name);
                    assertEquals(parts.get(name), Files.readString(site.resolve(name)), name);
                }));
    }

    /** The pictures of a finished site, with their sizes. */
    private static String pictures(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().matches(".*\\.(jpg|png|webp)"))
                    .map(file -> out.relativize(file) + " " + size(file) + "\n")
                    .sorted()
                    .collect(Collectors.joining());
        }
    }

    private static String size(Path picture) {
        try (InputStream in = Files.newInputStream(picture)) {
            PixelSize size = PictureHeader.size(in).orElseThrow();
            return size.width() + "x" + size.height();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Path file, Map<String, String> parts, String reported, String checked, Path site)
            throws IOException {
        StringBuilder text = new StringBuilder();
        Map<String, String> now = new LinkedHashMap<>(parts);
        if (!reported.isEmpty()) {
            now.put(PROBLEMS, reported);
        }
        if (!checked.equals(reported)) {
            now.put(CHECKED, checked);
        }
        if (parts.containsKey(PICTURES)) {
            now.put(PICTURES, pictures(site.resolve("public")));
        }
        for (Map.Entry<String, String> part : now.entrySet()) {
            boolean made = part.getKey().startsWith("public/");
            String content = made ? Files.readString(site.resolve(part.getKey())) : part.getValue();
            text.append("-- ").append(part.getKey()).append(" --\n").append(content);
        }
        Files.writeString(file, text);
    }
}
