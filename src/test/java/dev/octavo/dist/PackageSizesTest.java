package dev.octavo.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bounded size: packages stay within the limits in {@code package-sizes.txt}, and a limit follows when a size falls. */
@Tag("ci")
@Tag("dist")
final class PackageSizesTest {
    private static final Path DIST = Path.of("target/dist");
    private static final Path LIMITS = Path.of("src/test/resources/laws/package-sizes.txt");

    /** What differs between two builds of the same sources, and grows with a feature that few bytes describe. */
    private static final double ROOM = 1.02;

    private static final double FALLEN = 0.95;

    @Test
    void packagesAreAsSmallAsTheirLimitsAndNotMuchSmaller() throws IOException {
        String compiled = compiled();
        List<String> complaints = new ArrayList<>();
        int held = 0;
        for (String line : Files.readAllLines(LIMITS)) {
            String[] row = line.split(" +", -1);
            if (row[0].equals(compiled)) {
                held++;
                long size = size(row[1]);
                long most = Long.parseLong(row[2]);
                if (size > most * ROOM) {
                    complaints.add(
                            "%s has %d bytes, over its limit of %d: make it smaller, or raise the limit and say why"
                                    .formatted(row[1], size, most));
                } else if (size < most * FALLEN) {
                    complaints.add("%s has fallen to %d bytes: lower the limit, so that it stays there"
                            .formatted(row[1], size));
                }
            }
        }
        assumeTrue(held > 0, "no limits are known for what is made by: " + compiled);
        assertEquals(List.of(), complaints);
    }

    /** How the program was made: such as {@code x64,-O3}, or {@code x64,java}. */
    private static String compiled() throws IOException {
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        Path options = Path.of("target/native/options");
        if (Files.notExists(options) || Files.notExists(Path.of("target/native/octavo"))) {
            return machine + ",java";
        }
        return machine + ","
                + Files.readAllLines(options).stream()
                        .filter(option -> option.matches("-O\\w"))
                        .findFirst()
                        .orElseThrow();
    }

    private static long size(String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replaceFirst("/$", ""));
        try (Stream<Path> files = Files.list(DIST)) {
            Path found = files.filter(file ->
                            matcher.matches(file.getFileName()) && Files.isDirectory(file) == glob.endsWith("/"))
                    .findFirst()
                    .orElseThrow();
            try (Stream<Path> all = Files.walk(found)) {
                return all.filter(Files::isRegularFile)
                        .mapToLong(file -> file.toFile().length())
                        .sum();
            }
        }
    }
}
