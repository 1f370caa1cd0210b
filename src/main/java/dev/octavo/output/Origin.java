package dev.octavo.output;

import dev.octavo.problem.Location;
import java.util.Optional;

/**
 * What an output is made for, in words for an author.
 *
 * @param what {@code the post "Hello"}, {@code the tag "ai"}, {@code a static file}
 * @param where the file to look into, where there is one
 * @param remedy what to do where the address cannot be had; absent where another name or slug helps
 */
public record Origin(String what, Optional<Location> where, Optional<String> remedy) {
    public static Origin of(String what, Location where) {
        return of(what, Optional.of(where));
    }

    public static Origin of(String what) {
        return of(what, Optional.empty());
    }

    public static Origin of(String what, Optional<Location> where) {
        return new Origin(what, where, Optional.empty());
    }

    public Origin remedy(String text) {
        return new Origin(what, where, Optional.of(text));
    }
}
