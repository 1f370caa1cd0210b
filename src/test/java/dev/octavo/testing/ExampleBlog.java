package dev.octavo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** The blog that ships with Octavo, as a site for tests. */
public final class ExampleBlog {
    private ExampleBlog() {}

    /** Copies it to a new folder below {@code parent}, without the theme's files, which come from the program. */
    public static Path copyTo(Path parent) {
        try {
            Path site = Files.createDirectories(parent.resolve("site"));
            FileUtils.copyDirectory(
                    Path.of("content").toFile(), site.resolve("content").toFile());
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
