package dev.octavo.use.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Builds a site as an author does: from nothing, after an edit, and with nothing changed. Java makes its cache of loaded and
 * linked classes from what this loads, so a class that only a test or a rare command needs must not be loaded here.
 */
final class Training {
    private Training() {}

    /** Builds the site in the folder {@code arguments[0]}, a copy of {@code src/training}, and edits its third post. */
    public static void main(String[] arguments) throws IOException {
        Main.setProperties();
        Path site = Path.of(arguments[0]);
        build(site);
        Files.writeString(site.resolve("content/posts/third.md"), "\nedited\n", StandardOpenOption.APPEND);
        build(site);
        build(site);
        System.exit(0); // as the program does, since that loads classes too
    }

    private static void build(Path site) {
        int code = Main.run(Main.environment(), "build", "--site", site.toString());
        if (code != 0) {
            throw new IllegalStateException("the training site was not built: exit code " + code);
        }
    }
}
