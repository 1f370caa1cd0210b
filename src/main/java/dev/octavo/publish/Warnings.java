package dev.octavo.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the last look at a place warned of, so that it need not be told in full each time.
 *
 * @param file with a line for each
 */
record Warnings(Path file) {
    /** Empty where nobody has looked yet. Where they cannot be read, they are told again. */
    Set<String> known() {
        try {
            return Files.isRegularFile(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Where the disk does not take them, they are told again. */
    void remember(Set<String> warnings) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, new TreeSet<>(warnings));
        } catch (IOException e) {
            return;
        }
    }
}
