package dev.octavo.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What Maven and Octavo say to each other. */
final class Said {
    private Said() {}

    /** Each line for itself: Maven's log marks every one with its level. */
    static void lines(String text, Consumer<CharSequence> log) {
        text.lines().filter(line -> !line.isBlank()).forEach(log);
    }

    /** Where Maven is told no folder, it is the one that it was started in. */
    static Path folder(@Nullable File site) {
        return site == null ? Path.of("").toAbsolutePath() : site.toPath();
    }
}
