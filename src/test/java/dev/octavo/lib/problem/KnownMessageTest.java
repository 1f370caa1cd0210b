package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class KnownMessageTest {
    @TestFactory
    Stream<DynamicTest> everySayingHasAPatternAFactAndARemedy() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/sayings"))) {
            return files.toList().stream()
                    .map(file -> dynamicTest(String.valueOf(file.getFileName()), () -> {
                        List<String> lines = Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("#"))
                                .toList();
                        String shape = "";
                        for (String line : lines) {
                            shape += line.startsWith("  ")
                                    ? "-"
                                    : "+"; // what is said begins a line, its meaning does not
                        }
                        assertEquals("+--".repeat(lines.size() / 3), shape);
                        String name = file.getFileName().toString().replace(".txt", "");
                        assertEquals(lines.size() / 3, KnownMessage.table(name).size());
                    }));
        }
    }
}
