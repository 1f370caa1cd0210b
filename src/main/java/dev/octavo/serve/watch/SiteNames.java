package dev.octavo.serve.watch;

import dev.octavo.address.SourcePath;
import dev.octavo.project.IgnoredNames;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which files below the site's folder belong to the site: not what was built, not what editors leave. */
final class SiteNames {
    static final List<String> TOPS = List.of("content", "static", "templates");

    private SiteNames() {}

    /** The name of what is at {@code path} below {@code root}; empty where it is nothing of the site's. */
    static Optional<SourcePath> of(Path root, Path path) {
        if (!path.startsWith(root) || path.equals(root)) {
            return Optional.empty();
        }
        Path below = root.relativize(path);
        String top = below.getName(0).toString();
        if (!TOPS.contains(top)) {
            return Optional.empty();
        }
        for (int i = 1; i < below.getNameCount(); i++) {
            if (IgnoredNames.covers(top, below.getName(i).toString())) {
                return Optional.empty();
            }
        }
        return Optional.of(new SourcePath(below.toString().replace(File.separatorChar, '/')));
    }
}
