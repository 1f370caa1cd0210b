package dev.octavo.check;

import dev.octavo.data.SyntaxError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has {@code bash} parse shell code without running it. */
final class ShellSyntax {
    private static final Pattern FAULT = Pattern.compile("(?m)^[^\\n]*?line (\\d+): (?!`)(?:syntax error: )?([^\\n]+)");

    private ShellSyntax() {}

    static boolean isThere() {
        try {
            return exit(started("--version")) == 0;
        } catch (IOException noBash) {
            return false;
        }
    }

    /** What is wrong with {@code code}. */
    static Optional<SyntaxError> fault(String code) {
        try {
            Process bash = started("-n");
            give(code, bash);
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher fault = FAULT.matcher(said);
            return exit(bash) == 0 || !fault.find()
                    ? Optional.empty()
                    : Optional.of(new SyntaxError(
                            (int) Math.max(1, Math.min(code.lines().count(), Integer.parseInt(fault.group(1)))),
                            1,
                            "this is not code for a shell: " + fault.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot talk to bash", e);
        }
    }

    private static void give(String code, Process bash) {
        try (OutputStream in = bash.getOutputStream()) {
            in.write(code.getBytes(StandardCharsets.UTF_8));
        } catch (IOException stopped) {
            // It may stop at the first mistake, and says so.
        }
    }

    private static Process started(String option) throws IOException {
        ProcessBuilder bash = new ProcessBuilder("bash", option).redirectErrorStream(true);
        bash.environment().put("LC_ALL", "C");
        return bash.start();
    }

    private static int exit(Process process) throws IOException {
        try {
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while bash read code");
        }
    }
}
