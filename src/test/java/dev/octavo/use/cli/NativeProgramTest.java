package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.ExampleBlog;
import dev.octavo.testing.Folders;
import dev.octavo.testing.GoldenSite;
import dev.octavo.testing.NativeProgram;
import dev.octavo.testing.Run;
import dev.octavo.testing.SeededMistake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The native program of {@code mvn -Pnative package} does what the Java program does: the same files, messages and exit codes. */
@Tag("native")
@Timeout(600)
final class NativeProgramTest {
    /** How long it took, and where the site lies. */
    private static final String DIFFERS = "(?<= in )[0-9.]+ m?s\\b|/(java|native)/(?=site)";

    @TempDir
    Path folder;

    /** Makes a site in a folder. */
    @FunctionalInterface
    private interface Making {
        void into(Path site) throws IOException;
    }

    @TestFactory
    List<DynamicTest> goldenSites() throws IOException {
        try (Stream<Path> files = Files.list(GoldenSite.FOLDER)) {
            return files.sorted()
                    .map(file -> test(
                            String.valueOf(file.getFileName()),
                            site -> GoldenSite.read(file).write(site),
                            List.of("check", "build", "build", "check")))
                    .toList();
        }
    }

    /** What a build says about each is compared by the tests with the tag "both". */
    @TestFactory
    List<DynamicTest> mistakes() throws IOException {
        return SeededMistake.all().stream()
                .map(mistake -> test(
                        mistake.name(),
                        site -> mistake.into(SeededMistake.site(site)),
                        List.of("check --fix --dry-run")))
                .toList();
    }

    @TestFactory
    List<DynamicTest> commands() {
        List<String> names = List.of(
                "--help",
                "help build",
                "no-such-command",
                "build --no-such-option",
                "schema site.yaml",
                "completion bash",
                "next",
                "next --html",
                "why public/index.html",
                "related",
                "doctor --help",
                "new post Kites",
                "new page Hills",
                "build --drafts",
                "check --json",
                "export mail content/posts/second.md",
                "export book",
                "publish",
                "upgrade",
                "build --out elsewhere");
        return names.stream()
                .map(call -> test(call, NativeProgramTest::copyTraining, List.of(call)))
                .toList();
    }

    @Test
    void exampleBlog() throws Exception {
        compare(NativeProgramTest::copyExampleBlog, List.of("build", "build"));
    }

    /** Every edit is followed by a build of both programs, each with what it remembers. */
    @Test
    void edits() throws Exception {
        Path java = made("java", NativeProgramTest::copyTraining);
        Path compiled = made("native", NativeProgramTest::copyTraining);
        Random random = new Random(20_261_129);
        for (int i = 0; i < 12; i++) {
            String edit = "\n\nEdit " + random.nextInt(1_000) + " *of* a [link](/about/).\n";
            String post = List.of("posts/second.md", "posts/third.md", "posts/first/index.md", "pages/about.md")
                    .get(random.nextInt(4));
            for (Path site : List.of(java, compiled)) {
                Path file = site.resolve("content").resolve(post);
                Files.writeString(file, Files.readString(file) + edit);
            }
            assertAlike(java, compiled, "build");
        }
    }

    /** Without this, each page takes 40 ms longer: TCP holds back a small packet until the one before is acknowledged. */
    @Test
    void previewsWithoutDelay() throws Exception {
        Path site = made("preview", NativeProgramTest::copyTraining);
        Path calls = folder.resolve("calls");
        Process process = NativeProgram.traced(site, "setsockopt", calls, "serve", "--port", "0");
        try (BufferedReader messages = process.inputReader()) {
            Matcher address = Pattern.compile("http://localhost:\\d+").matcher(messages.readLine());
            assertTrue(address.find());
            try (InputStream page = URI.create(address.group()).toURL().openStream()) {
                page.readAllBytes();
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.waitFor();
        }
        assertTrue(Files.readString(calls).contains("TCP_NODELAY, [1]"), Files.readString(calls));
    }

    /** A cache of the Java program serves the native one of the same sources. */
    @Test
    void readsWhatTheJavaProgramRemembers() throws Exception {
        Path site = made("shared", SeededMistake::site);
        Process java = new ProcessBuilder(
                        "java",
                        "-jar",
                        Path.of("target/octavo.jar").toAbsolutePath().toString(),
                        "build")
                .directory(site.toFile())
                .redirectErrorStream(true)
                .start();
        java.getInputStream().readAllBytes();
        assertEquals(0, java.waitFor());
        Set<String> before = Folders.hashes(site.resolve(".octavo")).keySet();
        Run run = octavo(site, "build");
        assertTrue(run.out().contains(" 0 files written"), run.out());
        assertEquals(before, Folders.hashes(site.resolve(".octavo")).keySet());
    }

    /** After each kill, the next build leaves the site that a new build makes. */
    @Test
    void killed() throws Exception {
        Path site = made("site", NativeProgramTest::copyExampleBlog);
        Random random = new Random(20_261_129);
        for (int i = 0; i < 10; i++) {
            Process build = NativeProgram.start(site, Map.of(), "build");
            Thread.sleep(random.nextInt(400));
            build.destroyForcibly().waitFor();
        }
        assertEquals(0, octavo(site, "build").code());
        Path fresh = made("fresh", NativeProgramTest::copyExampleBlog);
        assertEquals(0, octavo(fresh, "build").code());
        assertSameFiles(fresh.resolve("public"), site.resolve("public"));
    }

    private DynamicTest test(String name, Making site, List<String> calls) {
        return DynamicTest.dynamicTest(name, () -> compare(site, calls));
    }

    private void compare(Making making, List<String> calls) throws Exception {
        Path java = made("java", making);
        Path compiled = made("native", making);
        for (String call : calls) {
            assertAlike(java, compiled, call.split(" ", -1));
        }
    }

    private Path made(String name, Making making) throws IOException {
        FileUtils.deleteDirectory(folder.resolve(name).toFile());
        Path site = Files.createDirectories(folder.resolve(name).resolve("site"));
        making.into(site);
        return site;
    }

    private static void assertAlike(Path java, Path compiled, String... call) throws Exception {
        Run expected = new Shell(java, 0, true, Clock.system(ZoneId.systemDefault()), Map.of()).inThisJvm(call);
        Run found = octavo(compiled, call);
        assertEquals(said(expected), said(found));
        assertSameFiles(java.resolve("public"), compiled.resolve("public"));
    }

    private static String said(Run run) {
        return (run.code() + "\n" + run.out() + run.err()).replaceAll(DIFFERS, "…");
    }

    private static void assertSameFiles(Path expected, Path found) {
        assertEquals(Files.exists(expected), Files.exists(found));
        if (Files.exists(expected)) {
            assertEquals(Folders.hashes(expected), Folders.hashes(found));
        }
    }

    private static Run octavo(Path site, String... arguments) throws Exception {
        return NativeProgram.run(site, Map.of(), arguments);
    }

    private static void copyExampleBlog(Path site) {
        ExampleBlog.copyTo(site.getParent());
    }

    /** The training site, and what it has not: other formats of front matter, and a template with a mistake. */
    private static void copyTraining(Path site) throws IOException {
        Folders.copy(Path.of("src/training"), site);
        Files.writeString(site.resolve("content/posts/toml.md"), """
            +++
            title = "TOML"
            date = 2026-02-02
            tags = ["two"]

            [extra]
            inline = { a = [1, 2], b = "c" }
            +++
            """);
        Files.writeString(site.resolve("content/posts/json.md"), """
            {"title": "JSON", "date": "2026-02-03", "extra": {"list": [1, 2.5, true, null]}}
            """);
        // FreeMarker knows no flag "q", and would write that to its log if it had one.
        Path footer = site.resolve("templates/partials/footer.ftlh");
        Files.createDirectories(footer.getParent());
        Files.writeString(footer, "<footer>${'abc'?replace('a', 'b', 'q')}</footer>");
    }
}
