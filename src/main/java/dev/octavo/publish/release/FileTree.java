package dev.octavo.publish.release;

import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything below a folder.
 *
 * @param top the folder
 * @param entries by path relative to the folder
 */
record FileTree(ReleaseFolder folder, String top, SortedMap<String, Entry> entries) {
    /** Lists everything below {@code top}. Symbolic links are listed, not followed. */
    static FileTree below(ReleaseFolder folder, String top) {
        SortedMap<String, Entry> all = new TreeMap<>();
        Optional<List<Entry>> tree = folder.tree(top);
        if (tree.isPresent()) {
            tree.get().forEach(entry -> all.put(entry.name(), entry));
            return new FileTree(folder, top, all);
        }
        List<String> level = List.of("");
        while (!level.isEmpty()) {
            List<List<Entry>> lists = folder.map(level, path -> folder.list(path.isEmpty() ? top : top + "/" + path));
            List<String> next = new ArrayList<>();
            for (int i = 0; i < level.size(); i++) {
                String parent = level.get(i).isEmpty() ? "" : level.get(i) + "/";
                for (Entry entry : lists.get(i)) {
                    all.put(parent + entry.name(), entry);
                    if (entry.kind() == Kind.FOLDER) {
                        next.add(parent + entry.name());
                    }
                }
            }
            level = next;
        }
        return new FileTree(folder, top, all);
    }

    boolean hasFile(SiteFile file) {
        Entry entry = entries.get(file.name());
        return entry != null && entry.kind() == Kind.FILE && entry.size() == file.size();
    }

    boolean hasFolder(String path) {
        Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FOLDER;
    }

    /** Deletes the paths that pass the filter, in parallel; what is in a folder goes before the folder. */
    void delete(Predicate<String> filter) {
        List<String> flat = entries.keySet().stream()
                .filter(path -> !hasFolder(path) && filter.test(path))
                .toList();
        folder.each(flat, path -> folder.deleteOne(top + "/" + path));
        List<String> folders = entries.keySet().stream()
                .filter(path -> hasFolder(path) && filter.test(path))
                .toList();
        for (List<String> level : levels(folders).descendingMap().values()) {
            folder.each(level, path -> folder.deleteOne(top + "/" + path));
        }
    }

    /** The folders that contain the files of a site, without the site's root. */
    static Set<String> parents(SiteManifest site) {
        Set<String> folders = new TreeSet<>();
        for (OutputPath file : site.files().keySet()) {
            String path = file.value();
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.substring(0, slash))) {
                    break; // its parents were added too
                }
            }
        }
        return folders;
    }

    /** Makes folders below the top, parents first. */
    void makeFolders(Collection<String> folders) {
        for (List<String> level : levels(folders).values()) {
            folder.each(level, path -> folder.makeFolder(top + "/" + path));
        }
    }

    private static TreeMap<Long, List<String>> levels(Collection<String> folders) {
        return folders.stream()
                .collect(Collectors.groupingBy(
                        path -> path.chars().filter(c -> c == '/').count(), TreeMap::new, Collectors.toList()));
    }

    /**
     * What differs from a release's manifest.
     *
     * @param wrong files that are missing or have other bytes
     * @param foreign paths that are neither a file of the site nor a folder of one
     */
    record Faults(List<SiteFile> wrong, List<String> foreign) {
        boolean isEmpty() {
            return wrong.isEmpty() && foreign.isEmpty();
        }

        Set<String> paths() {
            Set<String> paths = new TreeSet<>(foreign);
            wrong.forEach(file -> paths.add(file.name()));
            return paths;
        }
    }

    /**
     * Compares it with a release's manifest.
     *
     * @param read which files to read; of the others, only the size is compared
     */
    Faults faults(SiteManifest site, Predicate<SiteFile> read) {
        List<Optional<SiteFile>> wrong = folder.map(List.copyOf(site.all()), file -> {
            boolean right = hasFile(file)
                    && (!read.test(file) || folder.hash(top + "/" + file.path()).equals(Optional.of(file.hash())));
            return right ? Optional.empty() : Optional.of(file);
        });
        Set<String> files = site.files().keySet().stream().map(Object::toString).collect(Collectors.toSet());
        Set<String> folders = parents(site);
        return new Faults(
                wrong.stream().flatMap(Optional::stream).toList(),
                entries.keySet().stream()
                        .filter(path -> !(hasFolder(path) ? folders : files).contains(path))
                        .toList());
    }
}
