package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the next commit: those of somebody else stay as they are, ours are put beside them. */
final class NewTree {
    private static final int MOST_NAMED = 5;

    private final SortedMap<String, Stand.Entry> foreign = new TreeMap<>();
    private final SortedMap<String, Stand.Entry> ours = new TreeMap<>();

    /**
     * Nothing of ours yet.
     *
     * @param standing what is there now; absent where there is no branch yet
     */
    NewTree(Optional<Stand> standing) {
        standing.ifPresent(stand -> stand.files().forEach((path, entry) -> {
            if (!stand.isOurs(path)) {
                foreign.put(path, entry);
            }
        }));
    }

    /**
     * Puts a file there.
     *
     * @param content what Git calls it: an id, or a mark of this commit
     */
    void put(String path, String content) {
        String bytes = new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        ours.put(path, new Stand.Entry("100644", content, bytes));
    }

    /** Puts the file of another commit there as it is. */
    void put(String path, Stand.Entry entry) {
        ours.put(path, entry);
    }

    /** Whether something that is not ours has that name. */
    boolean isTaken(String path) {
        return foreign.containsKey(path);
    }

    /**
     * Sees that no file of somebody else is replaced by another, or lets it go.
     *
     * @param mayReplace whether the author has said that it may be
     * @param branch for the author
     */
    void settle(boolean mayReplace, String branch) {
        SortedSet<String> inTheWay = new TreeSet<>();
        for (Map.Entry<String, Stand.Entry> file : ours.entrySet()) {
            String path = file.getKey();
            Stand.Entry there = foreign.get(path);
            if (there != null && !isSame(there, file.getValue())) {
                inTheWay.add(path);
            }
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (foreign.containsKey(path.substring(0, slash))) {
                    inTheWay.add(path.substring(0, slash));
                }
            }
            String folder = path + "/";
            inTheWay.addAll(foreign.subMap(folder, folder + Character.MAX_VALUE).keySet());
        }
        if (!inTheWay.isEmpty() && !mayReplace) {
            throw new ProblemException(Problem.error("files in " + branch + " that Octavo did not put there are in the"
                            + " way: " + named(inTheWay))
                    .hint("remove them there, or let the site's take their place with --adopt"));
        }
        foreign.keySet().removeAll(inTheWay);
        foreign.keySet().removeAll(ours.keySet());
    }

    private static boolean isSame(Stand.Entry there, Stand.Entry here) {
        return here.mode().equals(there.mode()) && here.id().equals(there.id());
    }

    /** The first few of them, and how many more there are. */
    static String named(Collection<String> paths) {
        String few = paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = paths.size() - MOST_NAMED;
        return more > 0 ? few + " and " + more + " more" : few;
    }

    /** All of them, as git-fast-import(1) reads them. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        Stream.of(foreign, ours)
                .flatMap(files -> files.values().stream())
                .forEach(file -> lines.append("M ")
                        .append(file.mode())
                        .append(' ')
                        .append(file.id())
                        .append(' ')
                        .append(quoted(file.path()))
                        .append('\n'));
        return lines.toString();
    }

    private static String quoted(String path) {
        boolean plain = !path.startsWith("\"") && path.indexOf('\n') < 0;
        return plain
                ? path
                : '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
