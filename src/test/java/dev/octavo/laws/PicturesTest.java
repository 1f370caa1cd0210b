package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Made once: a picture is decoded again only if it or a request for it is new, whatever happens between builds. */
final class PicturesTest {
    private final Path folder;
    private final Path site;

    PicturesTest(@TempDir Path folder) {
        this.folder = folder;
        this.site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", "title: T\nurl: https://example.org/\npictures: {widths: [16, 32]}\n");
        for (String name : List.of("a", "b", "c")) {
            post(name, "");
        }
    }

    private void post(String name, String frontMatter) {
        Folders.write(
                site,
                "content/posts/" + name + "/index.md",
                "---\ntitle: " + name + "\ndate: 2026-01-01\n" + frontMatter + "---\n![Photo](photo.jpg)\n");
        Folders.writeBytes(
                site.resolve("content/posts/" + name + "/photo.jpg"), DrawnPictures.jpeg(64, 48, name.charAt(0)));
    }

    private static BuildReport build(Path site, boolean drafts) {
        BuildRequest request =
                new BuildRequest(site, site.resolve("public"), Optional.empty(), drafts, Builds.NOW, false, 2);
        return Build.run(request, Progress.SILENT);
    }

    private int kept() {
        return Folders.hashes(SiteDisk.pictureCache(site)).size();
    }

    private SortedMap<String, String> files() {
        return Folders.hashes(site.resolve("public"));
    }

    @Test
    void aSecondBuildMakesNone() {
        assertEquals(3, build(site, false).pictures());
        assertEquals(0, build(site, false).pictures());
        post("d", "");
        assertEquals(1, build(site, false).pictures());
    }

    @Test
    void aFreshCloneWithTheCacheMakesNone() throws IOException {
        build(site, false);
        SortedMap<String, String> files = files();
        Path clone = folder.resolve("clone");
        FileUtils.copyDirectory(
                site.resolve("content").toFile(), clone.resolve("content").toFile(), false);
        FileUtils.copyDirectory(
                SiteDisk.pictureCache(site).toFile(),
                SiteDisk.pictureCache(clone).toFile(),
                false);
        assertEquals(0, build(clone, false).pictures());
        assertEquals(files, Folders.hashes(clone.resolve("public")));
    }

    @Test
    void keepsThePicturesOfDraftsThatAreNotShown() throws IOException {
        post("d", "draft: true\n");
        assertEquals(4, build(site, true).pictures());
        assertEquals(0, build(site, false).pictures());
        assertEquals(4, kept());
        assertEquals(0, build(site, true).pictures());
        FileUtils.deleteDirectory(site.resolve("content/posts/d").toFile());
        build(site, false);
        assertEquals(3, kept());
    }

    @Test
    void deletesPicturesThatNothingShows() throws IOException {
        build(site, false);
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(
                    site.resolve("content/posts/" + name + "/index.md"),
                    "---\ntitle: " + name + "\ndate: 2026-01-01\n---\nWords.\n");
            Files.delete(site.resolve("content/posts/" + name + "/photo.jpg"));
        }
        build(site, false);
        assertEquals(0, kept());
        assertTrue(files().keySet().stream().noneMatch(file -> file.startsWith("pictures/")), files().toString());
    }

    @Test
    void otherWidthsReplaceAllPictures() throws IOException {
        build(site, false);
        Path config = site.resolve("content/site.yaml");
        Files.writeString(config, Files.readString(config).replace("[16, 32]", "[20]"));
        assertEquals(3, build(site, false).pictures());
        assertEquals(3, kept());
    }

    @Test
    void concurrentBuildsAreBothRight() {
        List<SortedMap<String, String>> both = Parallel.map(List.of("one", "two"), 2, out -> {
            Builds.build(site, site.resolve(out));
            return Folders.hashes(site.resolve(out));
        });
        assertEquals(both.get(0), both.get(1));
        assertEquals(3, kept());
    }

    @Test
    void validatesButMakesNoPicturesForASiteThatCannotBeFinished() throws IOException {
        Path article = site.resolve("content/posts/b/index.md");
        String text = Files.readString(article);
        Path photograph = site.resolve("content/posts/c/photo.jpg");
        byte[] whole = Files.readAllBytes(photograph);
        for (String mistake : List.of("[gone](gone.md)", "layout: gone")) { // pages are not made, and are made
            Files.writeString(
                    article, mistake.startsWith("[") ? text + mistake : text.replace("title:", mistake + "\ntitle:"));
            Files.write(photograph, Arrays.copyOf(whole, whole.length / 2));
            String reported = Builds.reported(site, site.resolve("public"));
            assertTrue(reported.contains("gone"), reported);
            assertTrue(reported.contains("error: the picture \"photo.jpg\" is cut off or damaged"), reported);
            assertEquals(reported, Builds.checked(site, site.resolve("public")));
            assertEquals(2, kept(), mistake); // that two pictures are sound
        }
        Files.writeString(article, text);
        Files.write(photograph, whole);
        assertEquals(3, build(site, false).pictures());
    }

    @Test
    void aCheckMakesThemForTheNextBuild() {
        assertEquals("", Builds.checked(site, site.resolve("public")));
        assertEquals(0, build(site, false).pictures());
    }

    @Test
    void reportsHowManyAreLeft() {
        List<String> stages = Collections.synchronizedList(new ArrayList<>());
        BuildRequest request =
                new BuildRequest(site, site.resolve("public"), Optional.empty(), false, Builds.NOW, false, 1);
        Build.run(request, (stage, done, total) -> stages.add(stage + " " + done + "/" + total));
        assertEquals(
                List.of("2 pictures left 1/3", "1 picture left 2/3"),
                stages.stream().filter(line -> line.contains("picture")).toList());
    }

    @Test
    void aFileOfTheSiteIsNotTakenForOneThatIsMade() throws IOException {
        build(site, false);
        String made = files().keySet().stream()
                .filter(file -> file.startsWith("pictures/"))
                .findFirst()
                .orElseThrow();
        Folders.write(site, "static/" + made, "mine");
        Builds.reported(site, site.resolve("public"))
                .lines()
                .findFirst()
                .ifPresent(line -> assertEquals(
                        "error: a file of the site has the address of one that is made: /" + made + " [same-address]",
                        line));
        assertEquals("mine", Files.readString(site.resolve("static/" + made)));
    }

    @Test
    void loadsNoGraphicsClassesIfNoPictureIsNew() throws IOException {
        build(site, false);
        assertEquals(List.of(), graphics(site));
        Path plain = Folders.write(
                folder.resolve("plain"),
                "content/site.yaml",
                "title: T\nurl: https://example.org/\n",
                "content/posts/a.md",
                "---\ntitle: A\ndate: 2026-01-01\n---\nWords.\n");
        Builds.build(plain, plain.resolve("public"));
        Files.writeString(plain.resolve("content/posts/a.md"), "More words.\n", StandardOpenOption.APPEND);
        assertEquals(List.of(), graphics(plain));
    }

    private int names() {
        String[] names = SiteDisk.pictureCache(site).toFile().list();
        return names == null ? 0 : names.length;
    }

    /** The classes of graphics, and ours that make pictures, that a build loads. */
    private List<String> graphics(Path of) throws IOException {
        Path log = folder.resolve("classes.txt");
        Jvm.Run run = Jvm.run(
                List.of("-Xlog:class+load:file=" + log),
                BuildElsewhere.class,
                of.toString(),
                of.resolve("public").toString(),
                "2");
        assertEquals(0, run.exitCode(), run.output());
        return Files.readAllLines(log).stream()
                .filter(line -> line.matches(
                        ".*\\b(java\\.awt|javax\\.imageio|com\\.luciad|dev\\.octavo\\.lib\\.picture\\.codec).*"))
                // The type and size of a picture are read from its first bytes.
                .filter(line ->
                        !line.matches(".*\\.codec\\.(FileType|Decoder|PictureException|Fault|Chunk(?:Reader)?)\\b.*"))
                .toList();
    }

    private static final int KILLS = Trials.all() ? 12 : 4;

    /** Killed at any moment, a build leaves nothing that the next one takes for a picture. */
    @Test
    @Tag("ci")
    @Tag("endurance")
    void aKilledBuildLeavesNothingHalfDone() throws Exception {
        Builds.build(site, folder.resolve("whole"));
        SortedMap<String, String> whole = Folders.hashes(folder.resolve("whole"));
        Path out = site.resolve("public");
        FileUtils.deleteDirectory(SiteDisk.pictureCache(site).toFile());
        for (int kill = 1; kill <= KILLS; kill++) {
            List<String> command = new ArrayList<>(Jvm.SHORT_LIVED);
            command.add(0, Path.of(System.getProperty("java.home"), "bin/java").toString());
            command.addAll(List.of(BuildElsewhere.class.getName(), site.toString(), out.toString(), "2"));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            Process process = builder.start();
            while (process.isAlive() && names() <= kill % 4) {
                Thread.onSpinWait();
            }
            Thread.sleep(3L * kill);
            process.destroyForcibly().waitFor();
            Builds.build(site, out);
            assertEquals(whole, files(), "kill " + kill);
            assertEquals(3, names(), "kill " + kill);
            FileUtils.deleteDirectory(out.toFile());
            FileUtils.deleteDirectory(site.resolve(".octavo").toFile());
        }
    }
}
