package dev.octavo.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs classes of the tests in a separate Java process. */
public final class Jvm {
    /** Options that make a short-lived process faster. */
    public static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final long LONGEST_MINUTES = 20;

    private Jvm() {}

    /** The exit code of a run and its output, out and err together. */
    public record Run(int exitCode, String output) {}

    /** Runs {@code main} with this Java. */
    public static Run run(List<String> flags, Class<?> main, String... arguments) {
        return run(Path.of(System.getProperty("java.home")), flags, main, arguments);
    }

    /** Runs {@code main} with the Java in {@code home}. */
    public static Run run(Path home, List<String> flags, Class<?> main, String... arguments) {
        return run(home, flags, main.getName(), arguments);
    }

    /** Runs {@code main}, a class or a source file, with the Java in {@code home}. */
    public static Run run(Path home, List<String> flags, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(flags);
        command.add(main);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(main + " did not end: " + output);
            }
            return new Run(process.exitValue(), output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Java of that major version in the usual place. */
    public static Optional<Path> ofVersion(int major) throws IOException {
        Path places = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(places)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(places)) {
            return homes.filter(home -> isVersion(home, major)).sorted().findFirst();
        }
    }

    private static boolean isVersion(Path home, int major) {
        try {
            Path release = home.resolve("release");
            return Files.exists(home.resolve("bin/java"))
                    && Files.isRegularFile(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"" + major);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
