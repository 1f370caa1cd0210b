package dev.octavo.render.output;

import dev.octavo.lib.problem.Location;
import java.util.Optional;

/**
 * What an output is made for, for messages to the author.
 *
 * @param what {@code the post "Hello"}, {@code the tag "ai"}, {@code a static file}
 * @param where the file to look at, if there is one
 * @param remedy what to do if the address is taken; absent if another name or slug helps
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
