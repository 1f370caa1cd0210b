package dev.octavo.build.check;

import dev.octavo.lib.data.SyntaxError;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks shell code with {@code bash -n}, which parses without running. */
final class ShellSyntax {
    private static final Pattern ERROR = Pattern.compile("(?m)^[^\\n]*?line (\\d+): (?!`)(?:syntax error: )?([^\\n]+)");

    private ShellSyntax() {}

    static boolean isAvailable() {
        try {
            return exit(start("--version")) == 0;
        } catch (IOException noBash) {
            return false;
        }
    }

    /** The first error in {@code code}; empty if there is none. */
    static Optional<SyntaxError> error(String code) {
        try {
            Process bash = start("-n");
            send(code, bash);
            String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher error = ERROR.matcher(output);
            return exit(bash) == 0 || !error.find()
                    ? Optional.empty()
                    : Optional.of(new SyntaxError(
                            (int) Math.max(1, Math.min(code.lines().count(), Integer.parseInt(error.group(1)))),
                            1,
                            "this is not code for a shell: " + error.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot talk to bash", e);
        }
    }

    private static void send(String code, Process bash) {
        try (OutputStream in = bash.getOutputStream()) {
            in.write(code.getBytes(StandardCharsets.UTF_8));
        } catch (IOException stopped) {
            // bash may stop reading at the first error, which it prints.
        }
    }

    private static Process start(String option) throws IOException {
        ProcessBuilder bash = OtherProgram.builder(List.of("bash", option)).redirectErrorStream(true);
        bash.environment().put("LC_ALL", "C");
        return bash.start();
    }

    /** Waits for a program that prints nothing of interest. */
    static int exit(Process process) throws IOException {
        process.getInputStream().readAllBytes();
        return process.onExit().join().exitValue();
    }
}
