package dev.octavo.testing;

import dev.octavo.build.disk.SiteDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** The blog that ships with Octavo, as a site for tests. */
public final class ExampleBlog {
    private ExampleBlog() {}

    private static final class Built {
        static final Path SITE = build();
    }

    /** A copy of it that is built once for all tests in this JVM, into {@code public}: only to be read or copied. */
    public static Path built() {
        return Built.SITE;
    }

    private static Path build() {
        Path site = copyTo(MemoryDisk.lastingFolder());
        Builds.build(site, site.resolve("public"));
        return site;
    }

    /** A copy as after {@code git clone}, but with the pictures of {@link #built}, which take most of a build's time. */
    public static Path withPictures(Path parent) {
        Path site = copyTo(parent);
        Folders.copy(SiteDisk.pictureCache(built()), SiteDisk.pictureCache(site));
        return site;
    }

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
