package dev.octavo.pipeline.preview;

import dev.octavo.address.SourcePath;
import java.util.Set;

/**
 * What was written, added or removed in the site's folder, as far as it is known.
 *
 * @param paths files; a folder stands for all that is in it
 * @param anything whether there may be more
 */
public record Changed(Set<SourcePath> paths, boolean anything) {
    public static final Changed ANYTHING = new Changed(Set.of(), true);

    public Changed {
        paths = Set.copyOf(paths);
    }
}
