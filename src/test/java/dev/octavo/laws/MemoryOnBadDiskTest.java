package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that takes the site but not the cache, the site is made with one warning. Needs root. */
@Tag("ci")
final class MemoryOnBadDiskTest {
    private final Path folder;
    private final Path site;
    private final Path memory;
    private final Path pictures;

    MemoryOnBadDiskTest(@TempDir Path folder) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        this.folder = folder;
        site = folder.resolve("site");
        memory = site.resolve(".octavo/public/memory");
        pictures = site.resolve(".octavo/pictures");
        RandomSite.create(site, new Random(1));
        Files.createDirectories(pictures);
        Builds.build(site, site.resolve("public"));
    }

    @AfterEach
    void unmount() throws Exception {
        for (Path place : List.of(memory, pictures)) {
            while (!Files.getAttribute(place, "unix:dev").equals(Files.getAttribute(folder, "unix:dev"))) {
                run("umount", "-l", place.toString()); // the last build may still have a file of it mapped
            }
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    }

    private void mount(String options) throws Exception {
        mount(options, memory);
    }

    private static void mount(String options, Path place) throws Exception {
        run("mount", "-t", "tmpfs", "-o", options, "octavo-test", place.toString());
    }

    /** The pictures are made, and again by the next build that needs them. */
    private void assertOneWarningOfPictures(String meaning) throws IOException {
        Path config = site.resolve("content/site.yaml");
        Files.writeString(config, Files.readString(config).replaceFirst("\\npictures: .*", "")); // for large ones
        Folders.write(site, "content/posts/new.md", "---\ntitle: N\ndate: 2026-02-02\n---\n![N](n.jpg)\n");
        Folders.writeBytes(site.resolve("content/posts/n.jpg"), DrawnPictures.jpeg(800, 600, 1));
        Path clean = folder.resolve("clean");
        Path elsewhere = Folders.copy(site.resolve("content"), folder.resolve("elsewhere/content"));
        Folders.copy(site.resolve("static"), folder.resolve("elsewhere/static"));
        Folders.copy(site.resolve("templates"), folder.resolve("elsewhere/templates"));
        Folders.copy(site.resolve("themes"), folder.resolve("elsewhere/themes"));
        Builds.build(elsewhere.getParent(), clean);
        BuildReport report = Builds.build(site, site.resolve("public"));
        assertEquals(1, report.warnings().size(), () -> report.warnings().toString());
        String message = report.warnings().get(0).message();
        assertTrue(message.startsWith("cannot write " + pictures + ": " + meaning), message);
        assertEquals(1, report.pictures());
        assertEquals(Folders.hashes(clean), Folders.hashes(site.resolve("public")));
        assertEquals(List.of(), Builds.build(site, site.resolve("public")).warnings());
    }

    @Test
    void whereTheDiskOfPicturesIsFull() throws Exception {
        mount("size=16k", pictures);
        assertOneWarningOfPictures("the disk is full");
    }

    @Test
    void whereTheDiskOfPicturesIsReadOnly() throws Exception {
        mount("size=1m,ro", pictures);
        assertOneWarningOfPictures("the file system is read-only");
    }

    private void assertOneWarning(String meaning) throws IOException {
        Files.writeString(site.resolve("content/posts/new.md"), "---\ntitle: N\ndate: 2026-02-02\n---\nText.\n");
        Path clean = folder.resolve("clean");
        Builds.build(site, clean);
        for (int i = 0; i < 2; i++) {
            BuildReport report = Builds.build(site, site.resolve("public"));
            assertEquals(1, report.warnings().size(), () -> report.warnings().toString());
            String message = report.warnings().get(0).message();
            assertTrue(message.startsWith("cannot write " + memory + ": " + meaning), message);
            assertEquals(Folders.hashes(clean), Folders.hashes(site.resolve("public")));
        }
    }

    @Test
    void whereTheDiskIsFull() throws Exception {
        mount("size=16k");
        assertOneWarning("the disk is full");
    }

    @Test
    void whereTheFileSystemIsReadOnly() throws Exception {
        mount("size=1m,ro");
        assertOneWarning("the file system is read-only");
    }

    /** Root may write everywhere, so somebody else builds; the classes lie where only root may read them. */
    @Test
    void whereTheFolderIsNotWritable() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("chown", "-R", "nobody", site.toString());
        Files.setPosixFilePermissions(memory, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.writeString(site.resolve("content/posts/new.md"), "---\ntitle: N\ndate: 2026-02-02\n---\nText.\n");
        StringBuilder classes = new StringBuilder();
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isEmpty() || !Files.exists(Path.of(entry))) {
                continue;
            }
            Path copy = folder.resolve("classes" + number++);
            run("cp", "-rT", entry, copy.toString());
            classes.append(copy).append(File.pathSeparator);
        }
        Process process = new ProcessBuilder(
                        "runuser",
                        "-u",
                        "nobody",
                        "--",
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        classes.toString(),
                        Nobody.class.getName(),
                        site.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("1 cannot write " + memory + ": permission is denied\n", output);
        assertTrue(Files.exists(site.resolve("public/posts/new/index.html")));
    }

    /** Builds a site, and returns the number of warnings and the first one. */
    static final class Nobody {
        private Nobody() {}

        /** Builds the site in the folder that is the first argument. */
        public static void main(String[] arguments) {
            Path site = Path.of(arguments[0]);
            BuildReport report = Build.run(
                    new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 2),
                    Progress.SILENT);
            System.out.println(
                    report.warnings().size() + " " + report.warnings().get(0).message());
        }
    }
}
