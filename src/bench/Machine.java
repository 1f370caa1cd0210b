import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Describes the machine, and how busy it was with other work during a measurement. */
final class Machine {
    /** Linux reports CPU times in hundredths of a second. */
    private static final double TICKS_A_SECOND = 100;

    private double busy;
    private double own;
    private double seconds;

    /** A measured run. */
    interface Run {
        Stopwatch.Lap time() throws IOException, InterruptedException;
    }

    /** Runs it, and records how busy the machine was meanwhile. */
    Stopwatch.Lap observe(Run run) throws IOException, InterruptedException {
        double before = busySeconds();
        Stopwatch.Lap lap = run.time();
        busy += busySeconds() - before;
        own += lap.cpu();
        seconds += lap.wall();
        return lap;
    }

    /** Returns how many cores everything else used during the runs, on average. */
    double elsewhere() {
        return seconds == 0 ? 0 : Math.max(0, busy - own) / seconds;
    }

    /** Such as "AMD EPYC, 2 cores, 24 GB, Linux 6.12". */
    static String description() throws IOException {
        String processor = fact("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
        double kilobytes =
                Double.parseDouble(fact("/proc/meminfo", "MemTotal").orElse("0").replaceAll("\\D", ""));
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB, Linux %s",
                processor,
                Runtime.getRuntime().availableProcessors(),
                kilobytes * 1024 / 1e9,
                System.getProperty("os.version").replaceAll("-.*", ""));
    }

    /** Such as "Octavo 0.1.0, Java 25.0.3" and "Hugo 0.131.0". */
    static List<String> versions(Path top) throws IOException {
        String octavo = said(Program.launcher(top), "--version").replaceAll("^o(ctavo [^+]*).*", "O$1");
        String hugo = said("hugo", "version").replaceAll("(?s)^hugo v?([0-9.]+).*", "Hugo $1");
        return List.of(octavo, hugo);
    }

    static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static Optional<String> fact(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }

    /** Returns the time spent in user, nice, system and interrupts: not idle or waiting for a disk. */
    private static double busySeconds() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] numbers = lines.findFirst().orElseThrow().split(" +");
            return IntStream.of(1, 2, 3, 6, 7, 8)
                            .mapToLong(column -> Long.parseLong(numbers[column]))
                            .sum()
                    / TICKS_A_SECOND;
        }
    }
}
