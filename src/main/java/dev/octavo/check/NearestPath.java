package dev.octavo.check;

import dev.octavo.problem.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the path that an author probably meant: one beside it, or one of its name elsewhere. */
public final class NearestPath {
    private final Supplier<Stream<String>> known;
    private Optional<Index> index = Optional.empty();

    /** Looks through {@code known} when it is first asked, which a site without dead links never does. */
    public NearestPath(Supplier<Stream<String>> known) {
        this.known = known;
    }

    /** Compared by last names: most of any two paths is equal, so that whole ones are all near. */
    public Optional<String> to(String path) {
        Index paths = index();
        String name = name(path);
        String folder = folder(path);
        // Every folder has an index; any other name is worth looking for before one that is like it.
        Optional<String> same = paths.called(name);
        return same.filter(any -> !name.startsWith("index."))
                .or(() -> paths.near(name, folder))
                .or(() -> same)
                .or(() -> paths.near(name));
    }

    private synchronized Index index() {
        if (index.isEmpty()) {
            index = Optional.of(new Index(known.get()));
        }
        return index.get();
    }

    /** The paths by what is asked of them. Of several the first in their order is meant. */
    private static final class Index {
        private final Map<String, String> lowerNames = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, Map<String, String>> folders = new HashMap<>();

        Index(Stream<String> known) {
            known.sorted(Comparator.reverseOrder()).forEach(path -> {
                String name = name(path);
                lowerNames.put(name.toLowerCase(Locale.ROOT), path);
                if (!name.isEmpty()) {
                    names.put(name, path);
                    folders.computeIfAbsent(folder(path), folder -> new HashMap<>())
                            .put(name, path);
                }
            });
        }

        Optional<String> called(String name) {
            return Optional.ofNullable(lowerNames.get(name.toLowerCase(Locale.ROOT)));
        }

        Optional<String> near(String name, String folder) {
            return near(name, folders.getOrDefault(folder, Map.of()));
        }

        Optional<String> near(String name) {
            return near(name, names);
        }

        private static Optional<String> near(String name, Map<String, String> paths) {
            return Spelling.nearest(name, paths.keySet()).map(paths::get);
        }
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
