package dev.octavo.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The texts that come with the program. */
final class Resource {
    private Resource() {}

    /** The lines of {@code search/NAME} that are no comments, without the blanks before them. */
    static String lines(String name, String comment) {
        try (InputStream in = Resource.class.getResourceAsStream("/search/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program brings along search/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith(comment))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read search/" + name, e);
        }
    }
}
