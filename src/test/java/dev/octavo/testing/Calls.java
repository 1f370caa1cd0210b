package dev.octavo.testing;

import dev.octavo.lib.text.Json;
import dev.octavo.use.cli.Main;
import dev.octavo.use.cli.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Runs the program many times in one JVM: each line of input is a call, {@code {"folder": "/tmp/blog", "args": ["build"]}}, and each
 * line of output says what came of it. {@code .ci/same} compares that with the native program. The argument is the moment of all calls.
 */
public final class Calls {
    private Calls() {}

    public static void main(String[] args) throws IOException {
        // Java asks the first class of a package for its version: this one is in the jar, and Shell beside it is not.
        if (Main.class.getPackage().getImplementationVersion() == null) {
            throw new IllegalStateException("the class path needs octavo.jar: its classes alone know no version");
        }
        Clock clock = Clock.fixed(Instant.parse(args[0]), ZoneId.systemDefault());
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = calls.readLine(); line != null; line = calls.readLine()) {
                Map<?, ?> call = (Map<?, ?>) Json.read(line).orElseThrow();
                Path folder = Path.of(String.valueOf(call.get("folder")));
                String[] words = ((List<?>) call.get("args"))
                        .stream().map(String::valueOf).toArray(String[]::new);
                Run run = new Shell(folder, 0, true, clock, System.getenv()).inThisJvm(words);
                answers.println(Json.COMPACT.write(run));
            }
        }
    }
}
