package dev.octavo.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds folders at the top of a site that other generators read, with files in them that the author expects to see. */
final class Misplaced {
    private static final List<String> FOLDERS =
            List.of("_includes", "_layouts", "assets", "css", "layouts", "partials", "slots", "themes");
    private static final int DEPTH = 4;

    private Misplaced() {}

    /** One file of each such folder, named from {@code root}. */
    static List<String> in(Path root) {
        return FOLDERS.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> sheetOrTemplate(folder).stream())
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    private static Optional<Path> sheetOrTemplate(Path folder) {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (file, attributes) -> file.toString().matches(".*\\.(?:css|ftlh?|html)"))) {
            return files.min(Path::compareTo);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty(); // it is no part of the site
        }
    }
}
