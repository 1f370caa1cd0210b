package dev.octavo.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The workflows of this project, its action, its job for GitLab, and what {@code octavo new workflow} writes from. */
final class WorkflowsTest {
    private static final Pattern USES = Pattern.compile("uses: ([a-z]+/[a-z-]+)@(\\S+)(?: # (v\\d+)\\S*)?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{.*?}}");

    /** The options with which both hosts call a shell. */
    private static final String AS_THERE = "set -eo pipefail\n";

    static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("action.yml"), Path.of(".gitlab/octavo.yml")));
        try (Stream<Path> workflows = Files.list(Path.of(".github/workflows"))) {
            workflows.forEach(files::add);
        }
        return files.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isYaml(Path file) throws IOException {
        assertFalse(documents(file).isEmpty());
    }

    /** A tag can be moved to other code; a commit cannot. Dependabot keeps both up to date. */
    @ParameterizedTest
    @MethodSource("files")
    void calledActionsAreCommitsWithTheirVersion(Path file) throws IOException {
        List<String> loose = new ArrayList<>();
        for (Matcher call = USES.matcher(Files.readString(file)); call.find(); ) {
            if (!COMMIT.matcher(call.group(2)).matches() || call.group(3) == null) {
                loose.add(call.group());
            }
        }
        assertEquals(List.of(), loose);
    }

    /** One version everywhere, so that no use is forgotten in an update; users get the tag of the same one. */
    @Test
    void anActionIsCalledInOneVersion() throws IOException {
        Map<String, Set<String>> versions = new TreeMap<>();
        List<Path> all = new ArrayList<>(files().toList());
        try (Stream<Path> pieces = Files.list(Path.of("src/main/resources/skeleton/workflow"))) {
            pieces.forEach(all::add);
        }
        for (Path file : all) {
            for (Matcher call = USES.matcher(Files.readString(file)); call.find(); ) {
                versions.computeIfAbsent(call.group(1), name -> new TreeSet<>())
                        .add(call.group(3) == null ? call.group(2) : call.group(3));
            }
        }
        assertTrue(versions.size() >= 8, versions::toString);
        versions.values().removeIf(found -> found.size() == 1);
        assertEquals(Map.of(), versions);
    }

    @Test
    void aWorkflowMayDoOnlyWhatItSaysAndEnds() throws IOException {
        for (Path file : files().filter(file -> file.startsWith(".github")).toList()) {
            Map<?, ?> workflow = (Map<?, ?>) documents(file).get(0);
            assertEquals(Map.of("contents", "read"), workflow.get("permissions"), file::toString);
            ((Map<?, ?>) workflow.get("jobs")).forEach((name, job) -> {
                Map<?, ?> keys = (Map<?, ?>) job;
                assertTrue(keys.containsKey("timeout-minutes") || keys.containsKey("uses"), file + ": " + name);
            });
        }
    }

    /** Scripts get foreign values only from their environment: an expression would become part of the script. */
    @ParameterizedTest
    @MethodSource("files")
    void noScriptHasAnExpressionInIt(Path file) throws IOException {
        for (String script : scripts(documents(file))) {
            assertFalse(EXPRESSION.matcher(script).find(), script);
        }
    }

    @Tag("ci")
    @ParameterizedTest
    @MethodSource("files")
    void itsScriptsPassShellcheck(Path file) throws IOException, InterruptedException {
        for (String script : scripts(documents(file))) {
            Process check = new ProcessBuilder("shellcheck", "--shell=bash", "-")
                    .redirectErrorStream(true)
                    .start();
            check.getOutputStream().write((AS_THERE + script).getBytes(StandardCharsets.UTF_8));
            check.getOutputStream().close();
            String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals("", output, () -> file + ":\n" + script);
            assertEquals(0, check.waitFor());
        }
    }

    private static List<Object> documents(Path file) throws IOException {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadAllFromString(Files.readString(file))
                .forEach(documents::add);
        return documents;
    }

    /** The scripts: each {@code run} on GitHub, all lines of a {@code script} together on GitLab. */
    private static List<String> scripts(Object node) {
        List<String> scripts = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("run") && value instanceof String text) {
                    scripts.add(text);
                } else if (key.equals("script")) {
                    scripts.add(((List<?>) value).stream().map(String::valueOf).reduce("", (a, b) -> a + b + "\n"));
                } else {
                    scripts.addAll(scripts(value));
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(value -> scripts.addAll(scripts(value)));
        }
        return scripts;
    }
}
