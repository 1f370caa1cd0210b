package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeSiteTest {
    private final Path folder;

    ServeSiteTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Tag("both")
    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "http", "4000.5", ""})
    void aPortIsANumber(String port) {
        Run run = Shell.in(folder).octavo("serve", "--port=" + port);
        assertEquals(2, run.code());
        assertEquals(
                "error: \"" + port
                        + "\" is not a port\n  help: write a number from 1 to 65535, or 0 for any that is free\n\n",
                run.err());
    }

    @Tag("both")
    @Test
    void thereHasToBeASite() {
        Run run = Shell.in(folder).octavo("serve", "--port", "0");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: there is no content/ in the folder"), run.err());
    }

    @Tag("both")
    @Test
    void thereHasToBeAFolder() {
        Run run = Shell.in(folder).octavo("serve", "--port", "0", "--site", "nowhere");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: there is no folder"), run.err());
    }

    @Tag("both")
    @Test
    void theHostHasToBeOfThisMachine() {
        Folders.write(folder, "content/site.yaml", "title: T\nurl: https://blog.example\n");
        Run run = Shell.in(folder).octavo("serve", "--port", "0", "--host", "192.0.2.1");
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("error: this machine does not have the address 192.0.2.1"), run.err());
    }

    @Test
    void printsOnlyTheProblemsThatAreNew() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:03:41.9Z"), ZoneOffset.UTC);
        Environment environment = new Environment(stream, stream, 0, false, folder, clock, 1, Map.of());
        ServeSite.TerminalListener author = new ServeSite.TerminalListener(
                environment, new ErrorPrinter(environment, () -> false), folder, Optional.empty());
        author.problems(List.of());
        author.saved(new ChangedFiles(Set.of(new SourcePath("content/posts/hello.md")), false));
        author.problems(List.of(ProblemKind.TEMPLATE.error("wrong")));
        author.saved(new ChangedFiles(Set.of(new SourcePath("static/b"), new SourcePath("static/a")), false));
        author.problems(List.of(ProblemKind.TEMPLATE.error("wrong")));
        author.saved(ChangedFiles.ANYTHING);
        author.problems(List.of());
        Problem old = ProblemKind.TEMPLATE.warning("old", Location.at("content/posts/hello.md", 3, 1));
        Problem moved = ProblemKind.TEMPLATE.warning("old", Location.at("content/posts/hello.md", 4, 1));
        author.problems(List.of(old));
        author.saved(new ChangedFiles(Set.of(new SourcePath("static/css/site.css")), true));
        author.problems(List.of(ProblemKind.TEMPLATE.error("worse"), moved));
        author.problems(List.of(ProblemKind.TEMPLATE.error("worse"), ProblemKind.TEMPLATE.error("yet worse"), moved));
        author.problems(List.of(old));
        author.problems(List.of(moved));
        assertEquals("""
            12:03:41 content/posts/hello.md
            error: wrong [template]

            12:03:41 static/a and 1 other
            12:03:41 many files
            All is well again.
            warning: old [template]
              content/posts/hello.md:3:1

            12:03:41 static/css/site.css
            error: worse [template]

            1 warning as before.
            error: yet worse [template]

            1 error, 1 warning as before.
            All is well again.
            """, output.toString(StandardCharsets.UTF_8));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsAtOnceWithCtrlC() throws IOException, InterruptedException {
        Folders.write(folder, "content/site.yaml", "title: T\nurl: https://blog.example\n");
        SortedMap<String, String> before = Folders.times(folder);
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--site",
                folder.toString(),
                "--port",
                "0")));
        if (OS.LINUX.isCurrentOs()) {
            // Background processes of a script ignore the interrupt, and so do their children.
            builder.command().addAll(0, List.of("env", "--default-signal=INT"));
        }
        Process process = builder.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            URI address = URI.create(line.replaceFirst("The site is at (\\S+) .*", "$1"));
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
                open.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
                long start = System.nanoTime();
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                        .start()
                        .waitFor();
                assertTrue(process.waitFor(60, TimeUnit.SECONDS));
                System.out.println("ended after " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
            assertEquals(130, process.exitValue());
            assertEquals("", new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(before, Folders.times(folder));
    }
}
