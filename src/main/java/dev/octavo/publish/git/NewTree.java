package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/** The files of the next commit: those of somebody else stay as they are, ours are put beside them. */
final class NewTree {
    private static final int MOST_NAMED = 5;

    private final SortedMap<String, DirCacheEntry> foreign = new TreeMap<>();
    private final SortedMap<String, DirCacheEntry> ours = new TreeMap<>();

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

    void put(String path, ObjectId content) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(content);
        ours.put(path, entry);
    }

    /** Puts the file of another commit there as it is. */
    void put(String path, DirCacheEntry entry) {
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
        for (Map.Entry<String, DirCacheEntry> file : ours.entrySet()) {
            String path = file.getKey();
            DirCacheEntry there = foreign.get(path);
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

    private static boolean isSame(DirCacheEntry there, DirCacheEntry here) {
        return here.getRawMode() == there.getRawMode() && here.getObjectId().equals(there.getObjectId());
    }

    /** The first few of them, and how many more there are. */
    static String named(Collection<String> paths) {
        String few = paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = paths.size() - MOST_NAMED;
        return more > 0 ? few + " and " + more + " more" : few;
    }

    /** The names of the contents of our files. */
    List<ObjectId> contents() {
        List<ObjectId> all = new ArrayList<>();
        ours.values().forEach(entry -> all.add(entry.getObjectId()));
        return all;
    }

    ObjectId write(ObjectInserter inserter) throws IOException {
        DirCache all = DirCache.newInCore();
        DirCacheBuilder builder = all.builder();
        foreign.values().forEach(builder::add);
        ours.values().forEach(builder::add);
        builder.finish();
        return all.writeTree(inserter);
    }
}
