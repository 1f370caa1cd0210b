package dev.octavo.check;

import dev.octavo.problem.Spelling;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the path that an author probably meant: one beside it, or one of its name elsewhere. */
public final class NearestPath {
    private final Supplier<Stream<String>> known;

    /** Looks through {@code known} when it is asked: of a site without dead links nobody asks. */
    public NearestPath(Supplier<Stream<String>> known) {
        this.known = known;
    }

    /** Compared by last names: most of any two paths is equal, so that whole ones are all near. */
    public Optional<String> to(String path) {
        String name = name(path);
        // Every folder has an index; any other name is worth looking for before one that is like it.
        Optional<String> same = name.startsWith("index.")
                ? Optional.empty()
                : first(other -> name(other).equalsIgnoreCase(name));
        return same.or(() -> near(name, other -> folder(other).equals(folder(path))))
                .or(() -> first(other -> name(other).equalsIgnoreCase(name)))
                .or(() -> near(name, other -> true));
    }

    private Optional<String> near(String name, Predicate<String> where) {
        Set<String> names =
                known.get().filter(where).map(NearestPath::name).collect(Collectors.toCollection(TreeSet::new));
        names.remove("");
        return Spelling.nearest(name, names)
                .flatMap(near -> first(where.and(other -> name(other).equals(near))));
    }

    private Optional<String> first(Predicate<String> where) {
        return known.get().filter(where).min(String::compareTo);
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
