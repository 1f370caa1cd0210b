package dev.octavo.build.pipeline.preview;

import dev.octavo.lib.address.SourcePath;
import java.util.Set;

/**
 * What was written, added or removed in the site's folder.
 *
 * @param paths files; a folder stands for everything in it
 * @param anything whether any other file may have changed too
 */
public record ChangedFiles(Set<SourcePath> paths, boolean anything) {
    public static final ChangedFiles ANYTHING = new ChangedFiles(Set.of(), true);

    public ChangedFiles {
        paths = Set.copyOf(paths);
    }
}
