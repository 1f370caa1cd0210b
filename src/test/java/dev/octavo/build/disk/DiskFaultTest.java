package dev.octavo.build.disk;

import static dev.octavo.build.disk.Folder.assertNothingTemporary;
import static dev.octavo.build.disk.Folder.build;
import static dev.octavo.build.disk.Folder.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that really are full, read-only, broken or owned by somebody else. Needs Linux, root and strace. */
@Tag("ci")
final class DiskFaultTest {
    private static final Map<String, String> FIRST = ChildJvm.version(true, 0);
    private static final Map<String, String> SECOND = ChildJvm.version(true, 1);

    private final Path folder;
    private final Path site;

    DiskFaultTest(@TempDir Path folder) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can mount");
        this.folder = folder;
        this.site = Files.createDirectory(folder.resolve("site"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void mount(String options) throws Exception {
        run("mount", "-t", "tmpfs", "-o", options, "octavo-test", site.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        while (!Files.getAttribute(site, "unix:dev").equals(Files.getAttribute(folder, "unix:dev"))) {
            run("umount", site.toString());
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(0, process.waitFor(), () -> String.join(" ", command));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 50, 200, 300, 310, 320, 330, 340, 350, 400})
    void onAFullDiskTheOldSiteStays(int freePages) throws Exception {
        mount("size=16m");
        build(site, FIRST);
        int free = (int) Files.getFileStore(site).getUsableSpace() - 4096 * freePages;
        Files.write(site.resolve("filler"), new byte[free]);
        assertFullOrBuilt();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 50, 300, 500, 560, 580, 600, 620, 700, 1000})
    void withoutInodesTheOldSiteStays(int freeInodes) throws Exception {
        mount("size=16m,nr_inodes=2000");
        build(site, FIRST);
        for (int free = freeInodes(); free > freeInodes; free--) {
            Files.createFile(site.resolve("filler" + free));
        }
        assertFullOrBuilt();
    }

    private int freeInodes() throws Exception {
        Process stat = new ProcessBuilder("stat", "-f", "-c", "%d", site.toString()).start();
        return Integer.parseInt(ChildJvm.answer(stat));
    }

    private void assertFullOrBuilt() throws IOException {
        Map<String, String> wanted = SECOND;
        try {
            build(site, SECOND);
        } catch (DiskException e) {
            wanted = FIRST;
            Problem problem = e.problem();
            assertTrue(problem.message().matches("cannot write " + site + "/public.*: the disk is full"), e::toString);
            assertEquals(
                    "free some space, or choose another disk with --out",
                    problem.hint().orElse(""));
        }
        assertEquals(wanted, read(site.resolve("public")));
        assertNothingTemporary(site);
    }

    @Test
    void leavesAFullDiskAsItIs() throws Exception {
        mount("size=64k");
        int free = (int) Files.getFileStore(site).getUsableSpace();
        Files.write(site.resolve("filler"), new byte[free]);
        assertThrows(DiskException.class, () -> build(site, FIRST));
        assertEquals(
                Map.of("filler", new String(new byte[free], StandardCharsets.UTF_8), ".octavo/public/", ""),
                read(site));
    }

    @Test
    void saysAtOnceThatTheFileSystemIsReadOnly() throws Exception {
        mount("size=16m");
        build(site, FIRST);
        run("mount", "-o", "remount,ro", site.toString());
        ProblemException e = assertThrows(ProblemException.class, () -> build(site, SECOND));
        assertTrue(e.problems().get(0).message().contains("where you may not write"), e::toString);
        assertEquals(FIRST, read(site.resolve("public")));
        run("mount", "-o", "remount,rw", site.toString());
        build(site, SECOND);
        assertEquals(SECOND, read(site.resolve("public")));
    }

    @Test
    void writesInsideAnOutFolderThatIsAMountPoint() throws Exception {
        Path blog = Files.createDirectory(folder.resolve("blog"));
        mount("size=16m");
        for (Map<String, String> version : List.of(FIRST, SECOND, FIRST)) {
            try (SiteDisk disk = SiteDisk.open(site, blog);
                    SiteWriter writing = disk.begin(false)) {
                Folder.putAll(writing, version);
                writing.commit();
            }
            assertEquals(version, withoutList(site));
        }
        assertEquals(Set.of("blog", "site"), Set.of(folder.toFile().list()));
    }

    @Test
    void saysThatWritingIsNotPermitted() throws Exception {
        build(site, FIRST);
        String answer = ChildJvm.answer(asNobody("most", site.toString(), "1"));
        assertTrue(answer.startsWith("refused: "), answer);
        assertTrue(answer.contains("where you may not write"), answer);
        assertEquals(FIRST, read(site.resolve("public")));
    }

    @Test
    void whoMayWriteIntoTheOutFolderButNotBesideItBuildsAllTheSame() throws Exception {
        run("chown", "nobody", Files.createDirectory(site.resolve("public")).toString());
        for (int number = 0; number < 2; number++) {
            String answer = ChildJvm.answer(asNobody("most", site.toString(), Integer.toString(number)));
            assertTrue(answer.startsWith("built "), answer);
            assertEquals(number == 0 ? FIRST : SECOND, withoutList(site.resolve("public")));
        }
        assertEquals(Set.of("public"), Set.of(site.toFile().list()));
    }

    /** The site in {@code out}, where the list of its files lies too. */
    private static Map<String, String> withoutList(Path out) throws IOException {
        Map<String, String> files = read(out);
        assertTrue(files.keySet().removeIf(name -> name.startsWith(".octavo/")));
        return files;
    }

    /** Only root may read the classes, so the user "nobody" gets a copy. */
    private Process asNobody(String job, String... arguments) throws IOException {
        StringBuilder classes = new StringBuilder();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            Path to = folder.resolve("classes" + classes.length());
            if (Files.isDirectory(from) && !Files.exists(to)) {
                PathUtils.copyDirectory(from, to);
            } else if (entry.matches(".*(commons-io|hash4j).*") && !Files.exists(to)) {
                Files.copy(from, to);
            }
            classes.append(to).append(File.pathSeparator);
        }
        List<String> before = List.of("runuser", "-u", "nobody", "--", "env", "CLASSPATH=" + classes);
        return ChildJvm.start(before, job, arguments);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 8})
    void withTooManyFilesOpenTheOldSiteStays(int spare) throws Exception {
        List<String> fewFiles = List.of("sh", "-c", "ulimit -n 256; exec \"$0\" \"$@\"");
        String answer = ChildJvm.answer(ChildJvm.start(fewFiles, "starved", site.toString(), Integer.toString(spare)));
        boolean built = answer.startsWith("built ");
        assertTrue(built || answer.matches("failed: .*cannot .* /.*: too many files are open.*ulimit.*"), answer);
        assertEquals(built ? SECOND : FIRST, read(site.resolve("public")));
        assertNothingTemporary(site);
    }

    @ParameterizedTest
    @CsvSource({
        "few, 'write', posts/10/10.html",
        "most, 'write', posts/7/7.html",
        "few, 'write', .octavo-manifest",
        "most, 'mkdir', posts",
        "most, 'openat', posts/8/8.html",
    })
    void theOldSiteStaysIfTheDiskReportsAnError(String job, String call, String file) throws Exception {
        build(site, ChildJvm.version(job.equals("most"), 0));
        Path staged = site.toRealPath().resolve(".octavo/public/stage").resolve(file);
        assertFailsWhole(job, List.of("-P", staged.toString(), "-e", "inject=" + call + ":error=EIO"));
    }

    @ParameterizedTest
    @CsvSource({"few, rename, 1", "few, rename, 2", "few, rename, 20", "most, rename, 3"})
    void theOldSiteStaysIfAStepOfTheSwapFails(String job, String call, int when) throws Exception {
        build(site, ChildJvm.version(job.equals("most"), 0));
        assertFailsWhole(job, List.of("-e", "inject=" + call + ":error=EIO:when=" + when));
    }

    @Test
    void theOldSiteStaysIfNothingReachesTheDisk() throws Exception {
        build(site, ChildJvm.version(false, 0));
        assertFails("few", List.of("-e", "inject=fsync:error=EIO"));
        build(site, ChildJvm.version(false, 1));
        assertEquals(ChildJvm.version(false, 1), read(site.resolve("public")));
        assertNothingTemporary(site);
    }

    private void assertFailsWhole(String job, List<String> injection) throws Exception {
        assertFails(job, injection);
        assertNothingTemporary(site);
    }

    private void assertFails(String job, List<String> injection) throws Exception {
        Map<String, String> old = read(site.resolve("public"));
        String answer = underStrace(job, injection);
        assertTrue(
                answer.matches("failed: .*cannot write .*/site/(.octavo/)?public.*: the disk reports an error.*"),
                answer);
        assertEquals(old, read(site.resolve("public")));
    }

    @Test
    void renamesFilesIfTheOutFolderCannotBeRenamed() throws Exception {
        build(site, FIRST);
        Object before = Files.getAttribute(site.resolve("public"), "unix:ino");
        String answer = underStrace("most", List.of("-e", "inject=rename:error=EBUSY:when=2"));
        assertTrue(answer.startsWith("built "), answer);
        assertEquals(before, Files.getAttribute(site.resolve("public"), "unix:ino"));
        assertEquals(SECOND, read(site.resolve("public")));
        assertNothingTemporary(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "most"})
    void copiesFilesIfLinksAreNotPossible(String job) throws Exception {
        build(site, ChildJvm.version(job.equals("most"), 0));
        String answer = underStrace(job, List.of("-e", "inject=link:error=EPERM"));
        assertTrue(answer.startsWith("built "), answer);
        assertEquals(ChildJvm.version(job.equals("most"), 1), read(site.resolve("public")));
        assertNothingTemporary(site);
    }

    private String underStrace(String job, List<String> injection) throws Exception {
        List<String> strace = new ArrayList<>(List.of("strace", "-f", "-qq", "-o"));
        strace.add(folder.resolve("strace").toString());
        strace.addAll(injection);
        String answer = ChildJvm.answer(ChildJvm.start(strace, job, site.toString(), "1"));
        String trace = Files.readString(folder.resolve("strace"));
        assertTrue(trace.contains("(INJECTED)"), trace);
        return answer;
    }
}
