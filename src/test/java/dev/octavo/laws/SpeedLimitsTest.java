package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.testing.Jvm;
import dev.octavo.use.cli.Main;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bounded cost: those costs of a build that repeat in every run (bytes allocated, classes loaded, calls of methods) stay
 * within the limits in {@code speed-limits.txt}, and a limit follows when a cost falls.
 */
@Tag("ci")
final class SpeedLimitsTest {
    private static final int JAVA = 25;
    private static final int MANY = 100;
    private static final double FALLEN = 0.95;
    private static final Path LIMITS = Path.of("src/test/resources/laws/speed-limits.txt");
    private static final Pattern OPTIONS = Pattern.compile("options=\"([^\"]*)\"");

    private final Path folder;

    SpeedLimitsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A row of the file; slack is what repeated runs need, in percent. */
    private record Limit(String name, double most, double slack) {
        static Limit of(String row) {
            String[] parts = row.split(" +", -1);
            return new Limit(parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        }

        Stream<String> complaint(double cost) {
            if (cost == 0) {
                return Stream.of(name + " was not measured: is there still something of that name?");
            }
            String limit = rounded(cost * (1 + slack / 100));
            if (cost > most) {
                return Stream.of("%s is %s, over its limit of %s: make it cheaper, or raise the limit to %s and say why"
                        .formatted(name, rounded(cost), rounded(most), limit));
            }
            return cost * (1 + slack / 100) < most * FALLEN
                    ? Stream.of("%s has fallen to %s: lower the limit to %s, so that it stays there"
                            .formatted(name, rounded(cost), limit))
                    : Stream.of();
        }

        private static String rounded(double number) {
            return BigDecimal.valueOf(number)
                    .round(new MathContext(4))
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    @Test
    void aBuildCostsWhatItsLimitsAllowAndNotMuchLess() throws IOException {
        assumeTrue(
                Runtime.version().feature() == JAVA
                        && System.getProperty("os.name").equals("Linux"),
                "not measured: the limits hold for Java " + JAVA + " on Linux");
        List<Limit> limits;
        try (Stream<String> lines = Files.lines(LIMITS)) {
            limits = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Limit::of)
                    .toList();
        }
        List<String> names = limits.stream().map(Limit::name).toList();
        Map<String, Double> costs = costs(names);
        assertTrue(names.containsAll(costs.keySet()), () -> "what is measured needs a limit: " + costs.keySet());
        assertEquals(
                "",
                limits.stream()
                        .flatMap(limit -> limit.complaint(costs.getOrDefault(limit.name(), 0.0)))
                        .collect(Collectors.joining("\n")),
                () -> LIMITS + " and what was measured: " + costs);
    }

    private Map<String, Double> costs(List<String> names) throws IOException {
        run(List.of(), "src/bench/Program.java", "", folder.toString(), "1", String.valueOf(MANY));
        List<String> options = options();
        double[] one = bytesAndClasses(1, options);
        double[] unchanged = bytesAndClasses(1, options);
        double[] many = bytesAndClasses(MANY, options);
        Map<String, Double> costs = new LinkedHashMap<>();
        costs.put("bytes-of-one-post", one[0]);
        costs.put("bytes-of-each-further-post", (many[0] - one[0]) / (MANY - 1));
        costs.put("classes-of-one-post", one[1]);
        costs.put("bytes-of-no-change", unchanged[0]);
        costs.put("classes-of-no-change", unchanged[1]);
        calls(names.stream().filter(name -> name.contains("::")).toList(), options)
                .forEach((method, calls) -> costs.put(method, (double) calls / MANY));
        return costs;
    }

    /** Returns the launcher's options for a build, and those that make a cost the same on every machine. */
    private List<String> options() throws IOException {
        Path jar = folder.resolve("octavo.jar");
        Path classes = Path.of("target/classes").toAbsolutePath();
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        assertEquals(0, tool.run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), "."));
        String others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !Path.of(path).toAbsolutePath().equals(classes))
                .collect(Collectors.joining(File.pathSeparator));
        Stream<String> launcher = OPTIONS.matcher(Files.readString(Path.of("octavo")))
                .results()
                .flatMap(match -> Stream.of(match.group(1).split("[\\s\\\\]+", -1)))
                .filter(option -> option.startsWith("-"));
        Stream<String> fixed = Stream.of(
                "-Djava.awt.headless=true",
                "-Xshare:off",
                "-XX:ActiveProcessorCount=2",
                "-cp",
                jar + File.pathSeparator + others);
        return Stream.concat(launcher, fixed).toList();
    }

    private double[] bytesAndClasses(int posts, List<String> options) throws IOException {
        Path file = folder.resolve("costs-" + posts);
        run(options, MeasuredMain.class.getName(), file.toString(), "build", "--site", site(posts));
        String[] costs = Files.readString(file).split(" ", -1);
        return new double[] {Double.parseDouble(costs[0]), Double.parseDouble(costs[1])};
    }

    /** Returns how often a build calls each of {@code methods}, which are written as the flight recorder wants them. */
    private Map<String, Long> calls(List<String> methods, List<String> options) throws IOException {
        Path recording = folder.resolve("calls.jfr");
        FileUtils.deleteDirectory(Path.of(site(MANY), "public").toFile());
        FileUtils.deleteDirectory(Path.of(site(MANY), ".octavo").toFile());
        List<String> recorded = new ArrayList<>(options);
        recorded.add("-XX:StartFlightRecording:settings=none,+jdk.MethodTiming#enabled=true,"
                + "+jdk.MethodTiming#period=endChunk,+jdk.MethodTiming#filter=" + String.join(";", methods)
                + ",filename=" + recording);
        run(recorded, Main.class.getName(), "build", "--site", site(MANY));
        return RecordingFile.readAllEvents(recording).stream()
                .collect(Collectors.groupingBy(
                        SpeedLimitsTest::method, Collectors.summingLong(event -> event.getLong("invocations"))));
    }

    private static String method(RecordedEvent event) {
        RecordedMethod method = event.getValue("method");
        return method.getType().getName() + "::" + method.getName();
    }

    private String site(int posts) {
        return folder.resolve(posts + "/octavo").toString();
    }

    private static void run(List<String> options, String main, String... arguments) {
        Jvm.Run run = Jvm.run(Path.of(System.getProperty("java.home")), options, main, arguments);
        assertEquals(0, run.exitCode(), run.output());
    }
}
