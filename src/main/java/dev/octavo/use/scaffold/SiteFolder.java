package dev.octavo.use.scaffold;

import dev.octavo.lib.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the site that contains a folder. */
public final class SiteFolder {
    private static final String MARK = "content/site.yaml";

    private SiteFolder() {}

    /** Returns {@code folder} or the nearest one above it that contains {@code content/site.yaml}. */
    public static Optional<Path> around(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .filter(at -> Files.isRegularFile(at.resolve(MARK)))
                .findFirst();
    }

    static Path require(Path folder) {
        return around(folder)
                .orElseThrow(() -> ProblemException.of(
                        "there is no site here: no " + MARK + ", neither in " + folder + " nor above it",
                        "go to the folder of your site, or begin one: octavo new site my-blog"));
    }
}
