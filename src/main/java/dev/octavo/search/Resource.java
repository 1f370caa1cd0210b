package dev.octavo.search;

import dev.octavo.loading.Resources;
import java.util.stream.Collectors;

/** Text files packed with the program. */
final class Resource {
    private Resource() {}

    /** The lines of {@code search/NAME} without indentation, blank lines and comments. */
    static String lines(String name, String comment) {
        return Resources.text("/search/" + name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
