package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The index of a site's files. To save memory, paths are stored only if they differ from the names.
 *
 * @param root the real path of the site's folder
 * @param files of the site and of the theme, sorted
 * @param themes files that only the theme has
 * @param unusual paths of files whose names on disk are not in Unicode normalization form C
 */
record FileIndex(Path root, List<SourcePath> files, Set<SourcePath> themes, Map<SourcePath, Path> unusual) {
    FileIndex {
        files = List.copyOf(files);
        themes = Set.copyOf(themes);
        unusual = Map.copyOf(unusual);
    }

    static FileIndex of(Path root, Theme theme, Problems problems) {
        SortedMap<SourcePath, Path> own = FolderListing.of(root, problems);
        Set<SourcePath> themes = new HashSet<>(theme.paths());
        themes.removeAll(own.keySet());
        TreeSet<SourcePath> all = new TreeSet<>(own.keySet());
        all.addAll(themes);
        Map<SourcePath, Path> unusual = new HashMap<>(own);
        unusual.entrySet()
                .removeIf(file ->
                        file.getValue().equals(root.resolve(file.getKey().value())));
        return new FileIndex(root, List.copyOf(all), themes, unusual);
    }

    boolean has(SourcePath path) {
        return Collections.binarySearch(files, path) >= 0;
    }

    boolean isOwn(SourcePath path) {
        return has(path) && !themes.contains(path);
    }

    /** Returns the path of one of the site's own files. */
    Path path(SourcePath path) {
        if (!isOwn(path)) {
            throw new IllegalStateException("only listed files are read, not " + path);
        }
        Path unusualPath = unusual.get(path);
        return unusualPath == null ? root.resolve(path.value()) : unusualPath;
    }
}
