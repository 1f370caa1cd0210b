package dev.octavo.project;

import dev.octavo.address.SourcePath;
import dev.octavo.problem.Problems;
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
 * Which files there are, and where. Of a large site no path is held that its name already tells.
 *
 * @param root the site's folder, real
 * @param files of the site and of the theme, by name
 * @param themes those that only the theme has
 * @param unusual where those are whose names on disk are not in Unicode form C
 */
record Listing(Path root, List<SourcePath> files, Set<SourcePath> themes, Map<SourcePath, Path> unusual) {
    Listing {
        files = List.copyOf(files);
        themes = Set.copyOf(themes);
        unusual = Map.copyOf(unusual);
    }

    static Listing of(Path root, Theme theme, Problems problems) {
        SortedMap<SourcePath, Path> own = FolderListing.of(root, problems);
        Set<SourcePath> themes = new HashSet<>(theme.paths());
        themes.removeAll(own.keySet());
        TreeSet<SourcePath> all = new TreeSet<>(own.keySet());
        all.addAll(themes);
        Map<SourcePath, Path> unusual = new HashMap<>(own);
        unusual.entrySet()
                .removeIf(file ->
                        file.getValue().equals(root.resolve(file.getKey().value())));
        return new Listing(root, List.copyOf(all), themes, unusual);
    }

    boolean has(SourcePath path) {
        return Collections.binarySearch(files, path) >= 0;
    }

    boolean isOwn(SourcePath path) {
        return has(path) && !themes.contains(path);
    }

    /** Where an own file lies. */
    Path path(SourcePath path) {
        if (!isOwn(path)) {
            throw new IllegalStateException("only listed files are read, not " + path);
        }
        Path unusualPath = unusual.get(path);
        return unusualPath == null ? root.resolve(path.value()) : unusualPath;
    }
}
