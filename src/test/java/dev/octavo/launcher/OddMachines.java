package dev.octavo.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.launcher.Clone.Run;
import dev.octavo.testing.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a machine that lacks something, a command does its work all the same, or says in a sentence why it cannot and what helps.
 * It never shows a trace, and never says that all is well if something was lost. Each program is a subclass.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the machines are made of limits and mounts of Linux")
@Timeout(900)
abstract class OddMachines {
    /** Each is a shell script that starts the program as {@code "$@"}; {@code $SITE} is the folder of the site. */
    private static final Map<String, String> MACHINES = Map.ofEntries(
            Map.entry("usual", "exec \"$@\""),
            Map.entry("no proc", root("umount -l /proc")),
            Map.entry("few addresses", "ulimit -v 4000000; exec \"$@\""),
            Map.entry("fewer addresses", "ulimit -v 1000000; exec \"$@\""),
            Map.entry("hardly any addresses", "ulimit -v 300000; exec \"$@\""),
            Map.entry("no home", "unset HOME; exec \"$@\""),
            Map.entry("missing home", "HOME=/nonexistent; exec \"$@\""),
            Map.entry("home that is read-only", "HOME=/proc; exec \"$@\""),
            Map.entry("missing TMPDIR", "export TMPDIR=/nonexistent; exec \"$@\""),
            Map.entry("tmp that is read-only", root("mount -t tmpfs -o ro none /tmp")),
            Map.entry("few open files", "ulimit -n 64; exec \"$@\""),
            Map.entry("few processes", "exec runuser -u nobody -- bash -c 'ulimit -u 60; exec \"$@\"' bash \"$@\""),
            Map.entry(
                    "site that is read-only",
                    root("mount --bind \"$SITE\" \"$SITE\"; mount -o remount,ro,bind \"$SITE\"; cd \"$SITE\"")),
            Map.entry("no environment", "exec env -i \"PATH=$PATH\" ${JAVA_HOME:+\"JAVA_HOME=$JAVA_HOME\"} \"$@\""),
            Map.entry("unknown locale", "export LC_ALL=xx_YY.UTF-8; exec \"$@\""),
            Map.entry("no terminal", "exec setsid \"$@\""),
            Map.entry("closed input", "exec \"$@\" <&-"),
            Map.entry("closed output", "exec \"$@\" >&-"),
            Map.entry("closed errors", "exec \"$@\" 2>&-"),
            Map.entry("all closed", "exec \"$@\" <&- >&- 2>&-"),
            Map.entry("full disk for output", "exec \"$@\" >/dev/full"),
            Map.entry("full disk for errors", "exec \"$@\" 2>/dev/full"),
            Map.entry(
                    "pipe without a reader",
                    "{ \"$@\"; echo $? >\"$SITE/../code\"; } | :; exit $(cat \"$SITE/../code\")"));

    /** What cannot work on any machine of that kind. */
    static final Map<String, String> IMPOSSIBLE = Map.of(
            "hardly any addresses: .*",
            "error: the address space is limited to 300 MB .*\n +[hA].*ulimit -v unlimited.*",
            "(closed output|full disk for output): .*",
            ".*error: what the command printed could not be written: .*\n  help: .*",
            "all closed: .*",
            "",
            "site that is read-only: (build|publish.*|new.*)",
            ".*error: .*read-only.*\n  help: .*");

    /** What only the inside of Java or of GraalVM says. */
    private static final Pattern RAW =
            Pattern.compile("Exception|\\tat |Fatal error|^#|Error occurred during", Pattern.MULTILINE);

    private static String root(String change) {
        return "exec unshare -m sh -c 'mount --make-rprivate /; " + change + "; exec \"$@\"' sh \"$@\"";
    }

    /** {@code -Dmachines=.*tmp.*} tries only some. */
    private static final String SOME = System.getProperty("machines", ".*");

    @TempDir
    Path folder;

    /** The command {@code octavo} as a user calls it. */
    abstract String program() throws Exception;

    /** What cannot work: patterns of "machine: command", each with one of the sentence that says so. */
    abstract Map<String, String> impossible();

    abstract List<String> commands();

    @TestFactory
    Stream<DynamicTest> machines() throws Exception {
        String program = program();
        return MACHINES.keySet().stream()
                .filter(machine -> machine.matches(SOME))
                .sorted()
                .flatMap(machine -> commands().stream()
                        // Nobody could read where the preview is.
                        .filter(command -> !command.startsWith("serve") || !machine.startsWith("pipe"))
                        .map(command -> DynamicTest.dynamicTest(
                                machine + ": " + command, () -> run(program, machine, command))));
    }

    private void run(String program, String machine, String command) throws Exception {
        String script = Objects.requireNonNull(MACHINES.get(machine));
        assumeTrue(
                "root".equals(System.getProperty("user.name")) || !script.matches("(?s).*(unshare|runuser).*"),
                "only root may change what is mounted, or become another user");
        assumeTrue(!machine.contains("tmp") || !folder.startsWith("/tmp"), "the site itself is below /tmp");
        Path site = site(folder.resolve((machine + " " + command).replace(' ', '\n')));
        Optional<String> sentence = impossible().entrySet().stream()
                .filter(entry -> (machine + ": " + command).matches(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (command.startsWith("serve") && sentence.isEmpty()) {
            serve(start(program, script, site, command));
        } else {
            Run run = run(start(program, script, site, command));
            assertFalse(RAW.matcher(run.out() + run.err()).find(), run.toString());
            assertEquals(sentence.isPresent() ? 1 : 0, run.code(), run.toString());
            assertTrue(run.err().matches("(?s)" + sentence.orElse(".*")), run.toString());
            assertTrue(sentence.isPresent() || isDone(command, site), run.toString());
        }
    }

    /** A site in a folder whose name has blanks, umlauts and a line's end. */
    private static Path site(Path place) throws Exception {
        Path site = Files.createDirectories(place.resolve("my blög"));
        Folders.copy(Path.of("src/training"), site);
        Path settings = site.resolve("content/site.yaml");
        Files.writeString(settings, Files.readString(settings) + "publish:\n  live:\n    folder: ../www\n");
        new ProcessBuilder("chmod", "-R", "a+rwX", place.toString(), String.valueOf(place.getParent()))
                .start()
                .waitFor();
        return site;
    }

    private static Process start(String program, String script, Path site, String command) throws IOException {
        List<String> call = new ArrayList<>(List.of("env", "--default-signal=INT", "sh", "-c", script, "sh", program));
        call.addAll(List.of(command.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(call).directory(site.toFile());
        builder.environment().put("SITE", site.toString());
        builder.environment().put("CI", "true"); // no class cache, which no two tests may make at once
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static Run run(Process process) throws Exception {
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Run(process.exitValue(), out, err.get());
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDone(String command, Path site) {
        return switch (command) {
            case "build" -> Files.exists(site.resolve("public/index.html"));
            case "new site fresh" -> Files.exists(site.resolve("fresh/content/site.yaml"));
            case "publish --no-look" -> Files.exists(site.resolve("../www/current/index.html"));
            default -> true; // its answer is the work: the exit code says whether it was given
        };
    }

    /** Asks the preview for a page, then ends it as from the keyboard. */
    private static void serve(Process process) throws Exception {
        try (BufferedReader out = process.inputReader()) {
            Matcher address = Pattern.compile("http://localhost:\\d+\\S*").matcher("");
            for (String line = out.readLine(); line != null && !address.find(); line = out.readLine()) {
                address.reset(line);
            }
            try (InputStream page = URI.create(address.group()).toURL().openStream()) {
                assertTrue(new String(page.readAllBytes(), StandardCharsets.UTF_8).contains("Training"));
            }
            Stream.concat(Stream.of(process.toHandle()), process.descendants()).forEach(each -> interrupt(each.pid()));
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(130, process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void interrupt(long process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("kill is on every machine", e);
        }
    }
}
