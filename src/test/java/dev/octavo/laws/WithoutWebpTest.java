package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.disk.SiteDisk;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without libwebp publishes what it can, and caches nothing that others would take for complete. */
final class WithoutWebpTest {
    private final Path site;

    WithoutWebpTest(@TempDir Path site) {
        this.site = site;
        Folders.write(
                site,
                "content/site.yaml",
                "title: T\nurl: https://example.org/\npictures: {widths: [16, 32]}\n",
                "content/posts/a/index.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\n![A](a.jpg) and ![B](b.jpg)\n");
        Folders.writeBytes(site.resolve("content/posts/a/a.jpg"), DrawnPictures.jpeg(64, 48, 1));
        Folders.writeBytes(site.resolve("content/posts/a/b.jpg"), DrawnPictures.jpeg(64, 48, 2));
    }

    /** Builds in a Java that cannot load it. */
    public static void main(String[] arguments) {
        Path site = Path.of(arguments[0]);
        System.out.print(Builds.reported(site, site.resolve("public")));
    }

    private String reportedWithoutWebp() {
        String missing = site.resolve("missing").toString();
        return Jvm.run(List.of("-Djava.io.tmpdir=" + missing), WithoutWebpTest.class, site.toString())
                .output()
                .replace("WARNING: java.io.tmpdir directory does not exist\n", "") // so says Java, from 25 on
                .replace(missing, "/missing");
    }

    private String page() throws IOException {
        return Files.readString(site.resolve("public/posts/a/index.html"));
    }

    private List<String> kept() {
        return new ArrayList<>(Folders.hashes(SiteDisk.pictureCache(site)).keySet());
    }

    @Test
    void warnsOnceAndANormalMachineMakesTheRest() throws IOException {
        String warning = """
                warning: pictures are published without WebP: libwebp cannot be loaded from the temporary folder /missing, where no file can be made
                  help: let programs run in the temporary folder, or name another one: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER; there is libwebp for Linux with glibc, macOS, and Windows on x86
                """;
        assertEquals(warning.strip(), reportedWithoutWebp().strip());
        assertFalse(page().contains("webp"), page());
        List<String> poor = kept();
        assertEquals(3, poor.size());
        String poorPage = page();

        assertEquals(warning.strip(), reportedWithoutWebp().strip());
        assertEquals(poorPage, page());
        assertEquals(poor, kept());

        assertEquals(2, Builds.build(site, site.resolve("public")).pictures());
        assertTrue(page().contains("type=\"image/webp\""), page());
        List<String> whole = kept();
        assertEquals(2, whole.size());
        assertTrue(whole.stream().noneMatch(poor::contains), whole.toString());
        assertEquals(0, Builds.build(site, site.resolve("public")).pictures());
    }

    @Test
    void whatANormalMachineMadeIsUsed() throws IOException {
        Builds.build(site, site.resolve("public"));
        String whole = page();
        Folders.write(
                site, "content/posts/a/index.md", "---\ntitle: B\ndate: 2026-01-01\n---\n![A](a.jpg), ![B](b.jpg)\n");
        assertEquals("", reportedWithoutWebp());
        assertTrue(page().contains("type=\"image/webp\"") && !page().equals(whole), page());
        assertEquals(2, kept().size());
    }
}
