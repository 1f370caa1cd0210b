package dev.octavo.laws;

import dev.octavo.testing.Builds;
import java.nio.file.Path;

/** Builds a site in a separate process; arguments: {@code SITE OUT THREADS}. */
final class BuildElsewhere {
    private BuildElsewhere() {}

    public static void main(String[] arguments) {
        Builds.build(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }
}
