package dev.octavo.publish.git;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.ssh.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOFunction;

/**
 * Runs Git, without the author's hooks, without questions at the terminal, and with messages in English.
 *
 * @param environment the complete environment of its processes
 */
record GitProgram(Path file, Map<String, String> environment) {
    static final IOFunction<InputStream, String> TEXT = in -> new String(in.readAllBytes(), StandardCharsets.UTF_8);

    // Variables that would lead Git to another repository if a hook calls Octavo, or change its output.
    private static final Pattern INHERITED =
            Pattern.compile("LANGUAGE|GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|COMMON_DIR"
                    + "|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|SHALLOW_FILE|PREFIX|QUARANTINE_PATH|TRACE.*)");
    private static final Map<String, String> ALWAYS = Map.of(
            "LC_ALL", "C",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_ALLOW_PROTOCOL", "https:http:ssh:file",
            "GIT_NO_REPLACE_OBJECTS", "1");
    private static final List<String> SETTINGS = List.of(
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "gc.auto=0",
            "maintenance.auto=false",
            "push.followTags=false",
            "push.gpgSign=false",
            "push.recurseSubmodules=no",
            "fetch.recurseSubmodules=no");

    GitProgram {
        environment = Map.copyOf(environment);
    }

    /**
     * Finds Git in the PATH of {@code environment}.
     *
     * @throws ProblemException if it is not there
     */
    static GitProgram in(Map<String, String> environment) {
        Path file = Programs.find("git", environment)
                .orElseThrow(() -> ProblemException.of(
                        "Git is not installed: no folder of PATH has a program \"git\"",
                        "install it (apt install git, brew install git, winget install Git.Git) and publish again"));
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> INHERITED.matcher(name).matches());
        own.putAll(ALWAYS);
        return new GitProgram(file, own);
    }

    GitProgram with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new GitProgram(file, all);
    }

    /**
     * The result of a call.
     *
     * @param output its parsed output
     */
    record Result<T>(int code, T output, String errors) {
        boolean isSuccess() {
            return code == 0;
        }
    }

    /** Runs {@code git ARGUMENTS}. */
    Result<String> run(Path folder, String... arguments) {
        return run(folder, List.of(arguments), IOConsumer.noop(), TEXT, line -> {});
    }

    /** The output of {@code git ARGUMENTS}, line by line; empty if it fails. */
    Stream<String> lines(Path folder, String... arguments) {
        Result<String> ended = run(folder, arguments);
        return ended.isSuccess() ? ended.output().lines() : Stream.empty();
    }

    /**
     * Runs Git with input, a parser for its output, and a callback for errors.
     *
     * @param input writes the standard input
     * @param parser reads and parses the standard output
     * @param onErrorLine called at once for each line of errors and progress
     */
    <T> Result<T> run(
            Path folder,
            List<String> arguments,
            IOConsumer<OutputStream> input,
            IOFunction<InputStream, T> parser,
            Consumer<String> onErrorLine) {
        List<String> command = new ArrayList<>(List.of(file.toString(), "--no-pager"));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = started(builder);
        try {
            FutureTask<T> output = inThread(() -> {
                // Closed early if parsing fails: Git must not wait for a reader while we write to it.
                try (InputStream in = process.getInputStream()) {
                    return parser.apply(in);
                }
            });
            // Progress lines end with a carriage return, which also ends a line for this reader.
            FutureTask<String> errors = inThread(() -> process.errorReader(StandardCharsets.UTF_8)
                    .lines()
                    .peek(onErrorLine)
                    .collect(Collectors.joining("\n")));
            write(input, process);
            T answer = output.get();
            String all = errors.get();
            return new Result<>(process.waitFor(), answer, all);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error bug) {
                throw bug;
            }
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : ProblemException.of("what Git says cannot be read: " + e.getMessage(), "publish again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of("publishing was interrupted", "publish again");
        } finally {
            if (process.isAlive()) { // only then, since finding descendants takes longer than most calls
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                process.onExit().join(); // it deletes its temporary files
            }
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw ProblemException.of(
                    "Git cannot be started: " + e.getMessage(), "see whether \"git version\" works, and publish again");
        }
    }

    private static <T> FutureTask<T> inThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "git");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void write(IOConsumer<OutputStream> input, Process process) {
        try (OutputStream out = process.getOutputStream()) {
            input.accept(out);
        } catch (IOException ended) {
            return; // it has stopped reading; its exit code says why
        }
    }
}
