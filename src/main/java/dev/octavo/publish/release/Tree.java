package dev.octavo.publish.release;

import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that lies below a folder, listed folder by folder.
 *
 * @param entries by path, relative to the folder
 */
record Tree(SortedMap<String, Entry> entries) {
    /** Symbolic links are named, not followed. */
    static Tree below(ReleaseFolder folder, String top) {
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
        return new Tree(all);
    }

    boolean isFile(String path, long size) {
        Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FILE && entry.size() == size;
    }

    boolean isFolder(String path) {
        Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FOLDER;
    }

    boolean isFile(String path) {
        Entry entry = entries.get(path);
        return entry != null && entry.kind() == Kind.FILE;
    }

    /** Deletes what is {@code chosen} of it: what lies in a folder before the folder, and many at once. */
    void delete(ReleaseFolder folder, String top, Predicate<String> chosen) {
        List<String> flat = entries.keySet().stream()
                .filter(path -> !isFolder(path) && chosen.test(path))
                .toList();
        folder.each(flat, path -> folder.delete(top + "/" + path));
        List<String> folders = entries.keySet().stream()
                .filter(path -> isFolder(path) && chosen.test(path))
                .toList();
        for (List<String> level : levels(folders).descendingMap().values()) {
            folder.each(level, path -> folder.delete(top + "/" + path));
        }
    }

    /** Deletes whatever has that path, with all that is in it. */
    static void delete(ReleaseFolder folder, String path) {
        if (folder.look(path).filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
            below(folder, path).delete(folder, path, any -> true);
        }
        folder.delete(path);
    }

    /** The folders that hold files with such paths. */
    static TreeSet<String> parents(Collection<String> paths) {
        TreeSet<String> folders = new TreeSet<>();
        for (String path : paths) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (!folders.add(path.substring(0, slash))) {
                    break; // those above it are there too
                }
            }
        }
        return folders;
    }

    /** Makes folders below {@code top}, those above the others first. */
    static void make(ReleaseFolder folder, String top, Collection<String> folders) {
        for (List<String> level : levels(folders).values()) {
            folder.each(level, path -> folder.makeFolder(top + "/" + path));
        }
    }

    private static TreeMap<Long, List<String>> levels(Collection<String> folders) {
        return new TreeMap<>(folders.stream()
                .collect(Collectors.<String, Long>groupingBy(
                        path -> path.chars().filter(c -> c == '/').count())));
    }
}
