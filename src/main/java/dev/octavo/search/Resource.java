package dev.octavo.search;

import dev.octavo.loading.Resources;
import java.util.stream.Collectors;

/** The texts that come with the program. */
final class Resource {
    private Resource() {}

    /** The lines of {@code search/NAME} that are no comments, without the blanks before them. */
    static String lines(String name, String comment) {
        return Resources.text("/search/" + name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
