package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The index of a site's files. To save memory, paths are stored only if they differ from the names.
 *
 * @param root the real path of the site's folder
 * @param files of the site and of its themes, sorted
 * @param themes files that only themes have
 * @param unusual paths of files whose names on disk are not in Unicode normalization form C
 */
record FileIndex(
        Path root, List<SourcePath> files, ThemeStack stack, Set<SourcePath> themes, Map<SourcePath, Path> unusual) {
    FileIndex {
        files = List.copyOf(files);
        themes = Set.copyOf(themes);
        unusual = Map.copyOf(unusual);
    }

    static FileIndex of(Path root, Theme theme, Problems problems) {
        SortedMap<SourcePath, Path> own = FolderListing.of(root, problems);
        ThemeStack stack = ThemeStack.of(root, own, theme, problems);
        Set<SourcePath> themes = new HashSet<>(stack.paths());
        themes.removeAll(own.keySet());
        TreeSet<SourcePath> all = new TreeSet<>(own.keySet());
        all.addAll(themes);
        Map<SourcePath, Path> unusual = new HashMap<>(own);
        unusual.entrySet()
                .removeIf(file ->
                        file.getValue().equals(root.resolve(file.getKey().value())));
        return new FileIndex(root, List.copyOf(all), stack, themes, unusual);
    }

    boolean has(SourcePath path) {
        return Collections.binarySearch(files, path) >= 0;
    }

    boolean isOwn(SourcePath path) {
        return has(path) && !themes.contains(path);
    }

    /** Returns where a file lies: the site's own where it says, a theme's at {@link ThemeStack#file}. */
    SourcePath file(SourcePath path) {
        return isOwn(path) ? path : stack.file(path);
    }

    /** Returns the bytes of a file that is packed with the program. */
    Optional<byte[]> packed(SourcePath path) {
        SourcePath file = file(path);
        return isOwn(file) ? Optional.empty() : stack.bytes(file);
    }

    /** Returns the path of a file of the site's folder. */
    Path path(SourcePath path) {
        SourcePath file = file(path);
        if (!isOwn(file)) {
            throw new IllegalStateException("only listed files are read, not " + path);
        }
        Path unusualPath = unusual.get(file);
        return unusualPath == null ? root.resolve(file.value()) : unusualPath;
    }
}
