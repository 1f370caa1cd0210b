package dev.octavo.output;

import dev.octavo.problem.Location;
import java.util.Optional;

/**
 * Who asked for an output, in words for an author.
 *
 * @param what {@code the post "Hello"}, {@code the tag "ai"}, {@code a static file}
 * @param where the file to look into, where there is one
 */
public record Origin(String what, Optional<Location> where) {
    public static Origin of(String what, Location where) {
        return new Origin(what, Optional.of(where));
    }

    public static Origin of(String what) {
        return new Origin(what, Optional.empty());
    }
}
