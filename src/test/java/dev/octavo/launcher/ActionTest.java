package dev.octavo.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** How {@code action.yml} fetches a release, from a server that has one; and how it builds. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "calls the tar and curl of Unix")
final class ActionTest {
    private static final String NAME = "octavo-0.3.0-linux-x64";
    private static final String ARCHIVE = NAME + ".tar.gz";
    private static final String RELEASE = "/owner/octavo/releases/download/v0.3.0/";

    private static final String PROGRAM = """
            #!/bin/sh
            echo "$*" >>calls.txt
            mkdir -p blog/public
            echo home >blog/public/index.html
            """;

    private final Path top;
    private final Map<String, byte[]> served = new TreeMap<>();
    private final HttpServer server;

    ActionTest(@TempDir Path top) throws IOException {
        this.top = top;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] found = served.get(exchange.getRequestURI().getPath());
                exchange.sendResponseHeaders(found == null ? 404 : 200, found == null ? -1 : found.length);
                if (found != null) {
                    exchange.getResponseBody().write(found);
                }
            }
        });
        server.start();
    }

    @BeforeEach
    void release() throws IOException, InterruptedException {
        Files.createDirectories(top.resolve("temp"));
        Path program = Folders.write(top.resolve("made"), NAME + "/bin/octavo", PROGRAM)
                .resolve(NAME + "/bin/octavo");
        assertTrue(program.toFile().setExecutable(true));
        Process tar = new ProcessBuilder("tar", "-czf", ARCHIVE, NAME)
                .directory(top.resolve("made").toFile())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        byte[] archive = Files.readAllBytes(top.resolve("made").resolve(ARCHIVE));
        served.put(RELEASE + ARCHIVE, archive);
        served.put(
                RELEASE + "checksums_sha256.txt",
                (sum(archive) + "  " + ARCHIVE + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fetchesTheReleaseOfItsTag() throws IOException, InterruptedException {
        assertEquals("0 ", step("fetch", Map.of("ACTION_REF", "v0.3.0")));
        assertEquals(List.of("program=" + program()), outputs());
        assertTrue(Files.isExecutable(program()));
    }

    @Test
    void fetchesTheVersionThatIsAskedFor() throws IOException, InterruptedException {
        assertEquals("0 ", step("fetch", Map.of("ACTION_REF", "main", "VERSION", "0.3.0")));
        assertEquals(List.of("program=" + program()), outputs());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the C library of Linux")
    void aRunnerWhoseGlibcIsTooOldIsTold() throws IOException, InterruptedException {
        Folders.write(
                top.resolve("made"),
                NAME + "/README.md",
                "It needs glibc 9.9 or newer; `ldd --version` prints yours.\n");
        release();
        String output = step("fetch", Map.of("ACTION_REF", "v0.3.0"));
        assertTrue(output.startsWith("1 ::error::Octavo 0.3.0 needs glibc 9.9 or newer, and this runner has "), output);
        assertEquals(List.of(), outputs());

        Folders.write(
                top.resolve("made"),
                NAME + "/README.md",
                "It needs glibc 2.17 or newer; `ldd --version` prints yours.\n");
        release();
        assertEquals("0 ", step("fetch", Map.of("ACTION_REF", "v0.3.0")));
    }

    @Test
    void anArchiveOfAnotherChecksumIsNotUsed() throws IOException, InterruptedException {
        String output = step("fetch", Map.of("ACTION_REF", "v0.3.0", "SHA256", "0".repeat(64)));
        assertTrue(output.startsWith("1 ::error::" + ARCHIVE + " has the checksum "), output);
        assertFalse(Files.exists(program()));

        served.put(RELEASE + "checksums_sha256.txt", new byte[0]);
        output = step("fetch", Map.of("ACTION_REF", "v0.3.0"));
        assertTrue(output.contains("and not one that the release lists: it is not used"), output);
        assertEquals(List.of(), outputs());
    }

    @Test
    void sourcesAreBuiltWhereThereIsNoRelease() throws IOException, InterruptedException {
        for (String ref : List.of("v9.9.9", "main")) {
            String output = step("fetch", Map.of("ACTION_REF", ref));
            assertTrue(output.startsWith("0 ::notice::"), output);
            assertTrue(output.contains("built from its sources"), output);
            assertEquals(List.of("program=/action/octavo", "source=true"), outputs());
            Files.delete(top.resolve("outputs"));
        }
    }

    @Test
    void aVersionThatIsNotThereIsAnError() throws IOException, InterruptedException {
        String output = step("fetch", Map.of("ACTION_REF", "v0.3.0", "VERSION", "9.9.9"));
        assertTrue(output.startsWith("1 ::error::") && output.contains("answers 404"), output);
        output = step("fetch", Map.of("ACTION_REF", "v0.3.0", "VERSION", "latest"));
        assertTrue(output.startsWith("1 ::error::\"latest\" is no version of Octavo"), output);
    }

    @Test
    void buildsAndNamesTheFolderOfTheSite() throws IOException, InterruptedException {
        String program = top.resolve("made").resolve(NAME + "/bin/octavo").toString();
        Map<String, String> settings = Map.of("PROGRAM", program, "SITE", "blog", "ARGUMENTS", "--drafts --clean");
        assertEquals("0 ", step("build", settings));
        assertEquals("0 ", step("build", Map.of("PROGRAM", program, "SITE", "blog")));
        assertEquals(
                List.of("build --site blog --drafts --clean", "build --site blog"),
                Files.readAllLines(top.resolve("calls.txt")));
        assertEquals("folder=blog/public", outputs().get(0));
    }

    private Path program() {
        return top.resolve("temp").resolve(NAME).resolve("bin/octavo");
    }

    private List<String> outputs() throws IOException {
        Path file = top.resolve("outputs");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The exit code and output of that step, run as GitHub runs it. */
    private String step(String id, Map<String, String> settings) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(id))
                .directory(top.toFile())
                .redirectErrorStream(true);
        bash.environment()
                .putAll(Map.of(
                        "VERSION", "",
                        "SHA256", "",
                        "ARGUMENTS", "",
                        "ACTION_REPOSITORY", "owner/octavo",
                        "ACTION_FOLDER", "/action",
                        "GITHUB_SERVER_URL",
                                "http://127.0.0.1:" + server.getAddress().getPort(),
                        "GITHUB_OUTPUT", top.resolve("outputs").toString(),
                        "RUNNER_TEMP", top.resolve("temp").toString(),
                        "RUNNER_OS", "Linux",
                        "RUNNER_ARCH", "X64"));
        bash.environment().putAll(settings);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + output;
    }

    private static String script(String id) throws IOException {
        Map<?, ?> action = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("action.yml")));
        List<?> steps =
                (List<?>) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(action.get("runs"))).get("steps"));
        return steps.stream()
                .map(step -> (Map<?, ?>) step)
                .filter(step -> id.equals(step.get("id")))
                .map(step -> String.valueOf(step.get("run")))
                .findFirst()
                .orElseThrow();
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
