package dev.octavo.publish.git.around;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Git itself. It runs none of the author's hooks, asks nothing at the terminal, and speaks English.
 *
 * @param file the program
 * @param environment of its processes, whole
 */
public record GitProgram(Path file, Map<String, String> environment) {
    // What would lead it elsewhere where Octavo is called by a hook, or disturb what it prints.
    private static final List<String> LOCAL = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_COMMON_DIR",
            "GIT_NAMESPACE",
            "GIT_SHALLOW_FILE",
            "GIT_PREFIX",
            "GIT_QUARANTINE_PATH",
            "LANGUAGE");
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

    public GitProgram {
        environment = Map.copyOf(environment);
    }

    /**
     * That of the PATH in {@code environment}.
     *
     * @throws ProblemException where there is none
     */
    public static GitProgram in(Map<String, String> environment) {
        Map<String, String> own = new HashMap<>(environment);
        own.keySet().removeIf(name -> LOCAL.contains(name) || name.startsWith("GIT_TRACE"));
        own.putAll(ALWAYS);
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("git", "git.exe").flatMap(name -> file(folder, name)))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new GitProgram(file, own))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.error("Git is not installed: no folder of PATH has a program \"git\"")
                                        .hint(
                                                "install it (apt install git, brew install git, winget install Git.Git) and publish again")));
    }

    private static Stream<Path> file(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** The same with more variables in the environment. */
    public GitProgram with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new GitProgram(file, all);
    }

    /**
     * How a call ended.
     *
     * @param said what was made of its output
     * @param errors what it said on the other stream
     */
    public record Ended<T>(int code, T said, String errors) {
        public boolean isDone() {
            return code == 0;
        }
    }

    /** Writes what the program reads. */
    @FunctionalInterface
    public interface Feed {
        Feed NOTHING = out -> {};

        void write(OutputStream out) throws IOException;
    }

    /** Makes something of what the program prints. */
    @FunctionalInterface
    public interface Reading<T> {
        Reading<String> TEXT = in -> new String(in.readAllBytes(), StandardCharsets.UTF_8);

        T read(InputStream in) throws IOException;
    }

    /** How {@code git ARGUMENTS} ends, and what it says. */
    public Ended<String> run(Path folder, String... arguments) {
        return run(folder, List.of(arguments), Feed.NOTHING, Reading.TEXT, line -> {});
    }

    /**
     * The same with everything that can be told it and heard from it.
     *
     * @param heard gets each line of its errors, and of its progress, at once
     */
    public <T> Ended<T> run(
            Path folder, List<String> arguments, Feed feed, Reading<T> reading, Consumer<String> heard) {
        List<String> command = new ArrayList<>(List.of(file.toString(), "--no-pager"));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = started(builder);
        try {
            FutureTask<T> said = aside(() -> reading.read(process.getInputStream()));
            FutureTask<String> errors = aside(() -> errors(process.getErrorStream(), heard));
            write(feed, process);
            T answer = said.get();
            String all = errors.get();
            return new Ended<>(process.waitFor(), answer, all);
        } catch (ExecutionException e) {
            throw unchecked(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.error("publishing was interrupted").hint("publish again"));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            ended(process);
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProblemException(Problem.error("Git cannot be started: " + e.getMessage())
                    .hint("see whether \"git version\" works, and publish again"));
        }
    }

    private static <T> FutureTask<T> aside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "git");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void write(Feed feed, Process process) {
        try (OutputStream out = process.getOutputStream()) {
            feed.write(out);
        } catch (IOException ended) {
            process.descendants(); // it did not want to hear the rest; its exit code says why
        }
    }

    private static RuntimeException unchecked(ExecutionException e) {
        return e.getCause() instanceof RuntimeException known
                ? known
                : new ProblemException(Problem.error("what Git says cannot be read: " + e.getMessage())
                        .hint("publish again"));
    }

    private static void ended(Process process) {
        try {
            process.waitFor(); // it takes its temporary files away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String errors(InputStream in, Consumer<String> heard) throws IOException {
        StringBuilder all = new StringBuilder();
        // Its progress ends with a carriage return, which is the end of a line for this reader, too.
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.accept(line);
                all.append(line).append('\n');
            }
        }
        return all.toString();
    }
}
