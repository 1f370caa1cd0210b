package dev.octavo.publish.release;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
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
 * All that lies below a folder, listed folder by folder.
 *
 * @param top the folder
 * @param entries by path, relative to it
 */
record FileTree(ReleaseFolder folder, String top, SortedMap<String, Entry> entries) {
    /** Symbolic links are named, not followed. */
    static FileTree below(ReleaseFolder folder, String top) {
        SortedMap<String, Entry> all = new TreeMap<>();
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

    /** Deletes what is {@code filter} of it: what lies in a folder before the folder, and many at once. */
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

    /** The folders that hold the files of a site. */
    static Set<String> parents(SiteManifest site) {
        Set<String> folders = new TreeSet<>();
        for (OutputPath file : site.files().keySet()) {
            String path = file.value();
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.substring(0, slash))) {
                    break; // those above it are there too
                }
            }
        }
        return folders;
    }

    /** Makes folders below the top, those above the others first. */
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
     * What is not as the list of a release says.
     *
     * @param wrong files that are missing, or hold something else
     * @param foreign what is no file of the site, and no folder of one
     */
    record Faults(List<SiteFile> wrong, List<String> foreign) {
        boolean isEmpty() {
            return wrong.isEmpty() && foreign.isEmpty();
        }

        /** The paths that are not as they should be. */
        Set<String> paths() {
            Set<String> paths = new TreeSet<>(foreign);
            wrong.forEach(file -> paths.add(file.name()));
            return paths;
        }
    }

    /**
     * Compares it with the list of a release.
     *
     * @param read which files are read: those that came over a line, or were not seen whole yet
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
