package dev.octavo.check;

import dev.octavo.problem.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the path that an author probably meant: one spelt like it in the same folder, or one of its name elsewhere. */
public final class NearestPath {
    private final Supplier<Stream<String>> known;
    private Optional<Index> index = Optional.empty();

    /** Calls {@code known} on first use, which never happens on a site without dead links. */
    public NearestPath(Supplier<Stream<String>> known) {
        this.known = known;
    }

    /** The nearest path, compared by last segments, since whole paths share so much that all would be near. */
    public Optional<String> to(String path) {
        Index paths = index();
        String name = name(path);
        String folder = folder(path);
        // The exact name in another folder goes before a similar name, but not for index files, which every folder has.
        Optional<String> same = Optional.ofNullable(paths.lowerNames().get(name.toLowerCase(Locale.ROOT)));
        return same.filter(any -> !name.startsWith("index."))
                .or(() -> near(name, paths.folders().getOrDefault(folder, Map.of())))
                .or(() -> same)
                .or(() -> near(name, paths.names()));
    }

    private synchronized Index index() {
        if (index.isEmpty()) {
            index = Optional.of(Index.of(known.get()));
        }
        return index.get();
    }

    /** The paths by last segment, overall and within each folder. Of several with one name, the first in order wins. */
    private record Index(
            Map<String, String> lowerNames, Map<String, String> names, Map<String, Map<String, String>> folders) {
        static Index of(Stream<String> known) {
            Index index = new Index(new HashMap<>(), new HashMap<>(), new HashMap<>());
            known.sorted(Comparator.reverseOrder()).forEach(path -> {
                String name = name(path);
                index.lowerNames.put(name.toLowerCase(Locale.ROOT), path);
                if (!name.isEmpty()) {
                    index.names.put(name, path);
                    index.folders
                            .computeIfAbsent(folder(path), folder -> new HashMap<>())
                            .put(name, path);
                }
            });
            return index;
        }
    }

    private static Optional<String> near(String name, Map<String, String> paths) {
        return Spelling.nearest(name, paths.keySet()).map(paths::get);
    }

    private static String folder(String path) {
        String plain = withoutSlash(path);
        return plain.substring(0, plain.lastIndexOf('/') + 1);
    }

    private static String name(String path) {
        String plain = withoutSlash(path);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
