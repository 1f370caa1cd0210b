package dev.octavo.use.importer;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that imports have written into a site, with their hashes: {@code .octavo/imported.txt}. Each is in the list before it
 * is written, so that the next import recognises the files of one that was killed.
 */
final class ImportRecord {
    static final String FILE = ".octavo/imported.txt";

    /** Before the paths of articles as they are since their pictures were fetched. */
    private static final String FETCHED = "fetched:";
    /** Before the paths of the author's files beside which an import has written. */
    private static final String BESIDE = "beside:";
    /** Before the paths of files of another blog than the first that was imported. */
    private static final String OF = "of:";

    /** There while no import is under way: then all files in the list have been written. */
    private static final String COMPLETE = "complete:";

    private static final String NOTHING = "-";

    private final Path file;
    private final String blog;
    /** By the paths, what imports have written there; the last hash is the newest. */
    private final Map<String, Deque<String>> hashes = new TreeMap<>();

    private final Set<String> before;
    private boolean torn;

    /** @param blog what tells it from others that are imported into the same site, without spaces */
    ImportRecord(Path file, String blog) throws IOException {
        this.file = file;
        this.blog = blog;
        if (Files.isRegularFile(file)) {
            String text = Files.readString(file);
            int end = text.lastIndexOf('\n') + 1;
            torn = end < text.length();
            text.substring(0, end).lines().forEach(line -> {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) {
                    put(parts[1], parts[0]);
                }
            });
        }
        before = hashes.containsKey(COMPLETE) ? Set.copyOf(hashes.keySet()) : Set.of();
        hashes.computeIfAbsent(OF, first -> new ArrayDeque<>(List.of(blog)));
    }

    private void put(String key, String value) {
        if (value.equals(NOTHING)) {
            hashes.remove(key);
        } else {
            Deque<String> all = hashes.computeIfAbsent(key, k -> new ArrayDeque<>());
            all.remove(value);
            all.addLast(value);
        }
    }

    private void add(String key, String value) throws IOException {
        if (hashes.containsKey(COMPLETE)) {
            hashes.remove(COMPLETE);
            save();
        }
        if (value.equals(NOTHING) ? hashes.containsKey(key) : !value.equals(newest(key))) {
            put(key, value);
            if (torn || !Files.exists(file)) {
                save();
            } else {
                Files.writeString(file, value + " " + key + "\n", StandardOpenOption.APPEND);
            }
        }
    }

    private String newest(String key) {
        Deque<String> all = hashes.get(key);
        return all == null ? "" : all.getLast();
    }

    private boolean has(String key, String hash) {
        Deque<String> all = hashes.get(key);
        return all != null && all.contains(hash);
    }

    /** Whether an import has written a file of that name. */
    boolean has(SourcePath path) {
        return hashes.containsKey(path.value());
    }

    /** Whether an import that came to its end has written a file of that name. */
    boolean wasWritten(SourcePath path) {
        return before.contains(path.value());
    }

    /** Whether the file was another blog's. */
    boolean isOfAnotherBlog(SourcePath path) {
        String of = newest(OF + path);
        return has(path) && !blog.equals(of.isEmpty() ? newest(OF) : of);
    }

    /** Whether a file with that hash is as an import left it. */
    boolean isOurs(SourcePath path, String hash) {
        return has(path.value(), hash) || isFetched(path, hash);
    }

    boolean isNewest(SourcePath path, String hash) {
        return newest(path.value()).equals(hash);
    }

    boolean isFetched(SourcePath path, String hash) {
        return has(FETCHED + path, hash);
    }

    /** Says what an import is about to write, or has found as it would write it. */
    void add(SourcePath path, String hash) throws IOException {
        add(path.value(), hash);
        add(OF + path, blog.equals(newest(OF)) ? NOTHING : blog);
    }

    void addFetched(SourcePath path, String hash) throws IOException {
        add(FETCHED + path, hash);
    }

    void removeFetched(SourcePath path) throws IOException {
        add(FETCHED + path, NOTHING);
    }

    /** Whether an import went to another name, since the author had a file of this one. */
    boolean isLeft(SourcePath path) {
        return hashes.containsKey(BESIDE + path);
    }

    void leave(SourcePath path) throws IOException {
        add(BESIDE + path, "1");
    }

    /** Writes the list without what is old, once all files are as it says. */
    void finish() throws IOException {
        hashes.replaceAll((key, all) -> new ArrayDeque<>(List.of(all.getLast())));
        put(COMPLETE, "1");
        save();
    }

    private void save() throws IOException {
        StringBuilder lines = new StringBuilder();
        hashes.forEach((key, all) ->
                all.forEach(hash -> lines.append(hash).append(' ').append(key).append('\n')));
        if (Files.exists(file)) {
            AtomicFiles.rewrite(file, lines.toString());
        } else {
            AtomicFiles.create(file, lines.toString());
        }
        torn = false;
    }
}
