package dev.octavo.use.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.testing.Builds;
import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import dev.octavo.testing.GoldenSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** W3C's EPUBCheck finds no errors in books of sites with all kinds of markup, languages and pictures. */
@Tag("ci")
final class EpubCheckTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> booksAreFaultless() {
        Stream<DynamicTest> golden = Stream.of("components-of-the-theme", "in-ar", "titles-with-code")
                .map(name -> DynamicTest.dynamicTest(name, () -> golden(name + ".txt")));
        return Stream.concat(
                golden,
                Stream.of(DynamicTest.dynamicTest("the example blog", () -> check(ExampleBlog.copyTo(folder)))));
    }

    private void golden(String name) throws Exception {
        Path site = folder.resolve(name);
        Folders.write(site, "content/site.yaml", "title: Golden\nurl: https://example.org/blog/\n");
        GoldenSite.read(GoldenSite.FOLDER.resolve(name)).write(site);
        check(site);
    }

    private void check(Path site) throws Exception {
        Path out = site.resolve("public");
        Builds.build(site, out);
        FinishedArticles articles =
                FinishedArticles.of(new BuildRequest(site, out, Optional.empty(), false, Builds.NOW, false, 2));
        Path epub = Books.write(articles, "all", out, site).get(0);
        assertEquals("", faults(epub), epub.toString());
    }

    private static String faults(Path epub) throws Exception {
        Path jars = Path.of("target", "epubcheck").toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(jars + " is missing: mvn -Pci puts EPUBCheck there");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars + "/*",
                        "com.adobe.epubcheck.tool.Checker",
                        "--failonwarnings",
                        epub.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }
}
