package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The executable of {@code mvn -Pnative package}, called as an author calls it. The system property {@code octavo.program} names
 * it where tests with the tag {@code both} try it in place of the program in this JVM.
 */
public final class NativeProgram {
    private static final Path FILE = Path.of(System.getProperty("octavo.program", "target/native/octavo"))
            .toAbsolutePath();

    /** What a command says last: what may stay untold, how many problems there are, and what corrects some of them. */
    private static final Pattern CLOSING =
            Pattern.compile("(?m)^(?:(?:A page stops at|While content/site.yaml has) .*\n)?"
                    + "[0-9]+ (?:error|warning)s?\\b.*\n(?:octavo check --fix .*\n)?\\z");

    private NativeProgram() {}

    public static boolean isTried() {
        return System.getProperty("octavo.program") != null;
    }

    /** The problems of a site as a build or a check reports them. */
    static String problems(Path site, String... arguments) {
        Run run = run(site, Map.of(), arguments);
        assertEquals(run.out().isEmpty() ? 1 : 0, run.code(), run::shown);
        return CLOSING.matcher(run.err()).replaceFirst("");
    }

    /** Calls it in the folder of a site, with no environment variables but a locale of UTF-8 and those given. */
    public static Process start(Path site, Map<String, String> variables, String... arguments) throws IOException {
        // A shell in the background ignores interrupts, and whatever it starts does too.
        return start(List.of("/usr/bin/env", "--default-signal=INT"), site, variables, arguments);
    }

    /** The same, with all calls of a function of the system written to {@code calls}. */
    public static Process traced(Path site, String function, Path calls, String... arguments) throws IOException {
        return start(
                List.of("/usr/bin/strace", "-f", "-qq", "-e", "trace=" + function, "-o", calls.toString()),
                site,
                Map.of(),
                arguments);
    }

    private static Process start(List<String> starter, Path site, Map<String, String> variables, String... arguments)
            throws IOException {
        Files.createDirectories(site);
        List<String> command = new ArrayList<>(starter);
        command.add(FILE.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(site.toFile());
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        return builder.start();
    }

    /** Calls it, and waits until it ends. */
    public static Run run(Path site, Map<String, String> variables, String... arguments) {
        try {
            Process process = start(site, variables, arguments);
            process.getOutputStream().close();
            CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String out = text(process.getInputStream());
            return new Run(process.waitFor(), out, err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
