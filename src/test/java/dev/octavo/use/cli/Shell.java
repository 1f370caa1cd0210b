package dev.octavo.use.cli;

import dev.octavo.testing.NativeProgram;
import dev.octavo.testing.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the program as a shell does, on a fixed day: in this JVM, or the executable where the tests try that. */
public record Shell(Path folder, int width, boolean colour, Clock clock, Map<String, String> variables) {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    Shell(Path folder, int width, boolean colour) {
        this(folder, width, colour, NOON, Map.of());
    }

    static Shell in(Path folder) {
        return new Shell(folder, 0, true);
    }

    /** The same shell at another time. */
    Shell at(Instant moment) {
        return new Shell(folder, width, colour, Clock.fixed(moment, clock.getZone()), variables);
    }

    /** The same shell with only these environment variables. */
    Shell with(Map<String, String> variables) {
        return new Shell(folder, width, colour, clock, variables);
    }

    Run octavo(String... args) {
        return NativeProgram.isTried() ? executable(args) : inThisJvm(args);
    }

    private Run executable(String... args) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("OCTAVO_LC_ALL", ""); // as the start script says that the user has none
        if (!colour) {
            all.put("NO_COLOR", "1");
        }
        List<String> call = new ArrayList<>(List.of(
                "-Doctavo.now=" + clock.instant(),
                "-Duser.timezone=" + clock.getZone(),
                "-Doctavo.terminal-width=" + width));
        call.addAll(List.of(args));
        return NativeProgram.run(folder, all, call.toArray(String[]::new));
    }

    /** The same, always by the program in this JVM. */
    public Run inThisJvm(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(stream(out), stream(err), width, colour, folder, clock, 2, variables);
        int code = Main.run(environment, args);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
