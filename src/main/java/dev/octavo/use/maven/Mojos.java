package dev.octavo.use.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the goals share. */
final class Mojos {
    private Mojos() {}

    /** Logs each line separately, since Maven marks every message with its level. */
    static void log(String text, Consumer<CharSequence> log) {
        text.lines().filter(line -> !line.isBlank()).forEach(log);
    }

    /** The site's folder; if none is configured, the folder that Maven was started in. */
    static Path folder(@Nullable File site) {
        return site == null ? Path.of("").toAbsolutePath() : site.toPath();
    }
}
