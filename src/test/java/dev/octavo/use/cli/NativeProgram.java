package dev.octavo.use.cli;

import dev.octavo.use.cli.Shell.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The executable of {@code mvn -Pnative package}, called as an author calls it. */
final class NativeProgram {
    private static final Path FILE = Path.of("target/native/octavo").toAbsolutePath();

    private NativeProgram() {}

    /** Calls it in the folder of a site, with no environment variables but a locale of UTF-8 and those given. */
    static Process start(Path site, Map<String, String> variables, String... arguments) throws IOException {
        // A shell in the background ignores interrupts, and whatever it starts does too.
        return start(List.of("/usr/bin/env", "--default-signal=INT"), site, variables, arguments);
    }

    /** The same, with all calls of a function of the system written to {@code calls}. */
    static Process traced(Path site, String function, Path calls, String... arguments) throws IOException {
        return start(
                List.of("/usr/bin/strace", "-f", "-qq", "-e", "trace=" + function, "-o", calls.toString()),
                site,
                Map.of(),
                arguments);
    }

    private static Process start(List<String> starter, Path site, Map<String, String> variables, String... arguments)
            throws IOException {
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
    static Run run(Path site, Map<String, String> variables, String... arguments) throws Exception {
        Process process = start(site, variables, arguments);
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        String out = text(process.getInputStream());
        return new Run(process.waitFor(), out, err.get());
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
