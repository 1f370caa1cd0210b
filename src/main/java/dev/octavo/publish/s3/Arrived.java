package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.storage.Stored;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sees whether objects are what they should be. */
final class Arrived {
    private static final int PAGE = 1000;
    private static final int NAMED = 5;

    private Arrived() {}

    /**
     * The keys of which the storage says something else. A few are asked for one by one, many are listed; what looks wrong
     * in a list is asked for again, for not every storage lists at once what it has.
     *
     * @param prefix what all the keys begin with
     * @param listed how many objects a list of these is known to have
     */
    static List<String> wrong(Bucket bucket, Map<String, Stored> expected, String prefix, int listed) {
        List<String> open = new ArrayList<>(expected.keySet());
        boolean few = (long) open.size() * PAGE
                <= (long) (listed + PAGE) * bucket.pace().threads();
        if (!few) {
            Map<String, Stored> found = new HashMap<>();
            bucket.storage().list(prefix, (key, stored) -> {
                if (expected.containsKey(key)) {
                    found.put(key, stored);
                }
            });
            open.removeIf(key -> Optional.ofNullable(expected.get(key)).equals(Optional.ofNullable(found.get(key))));
        }
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        bucket.each(open, key -> {
            if (!bucket.storage().look(key).equals(Optional.ofNullable(expected.get(key)))) {
                wrong.add(key);
            }
        });
        return wrong.stream().sorted().toList();
    }

    /** Reads an object, and sees whether it is that file: for storages whose tags do not say it. */
    static boolean isRight(Bucket bucket, String key, SiteFile file) {
        Optional<Sha256> found = bucket.storage().read(key, OutputStream.nullOutputStream());
        return found.equals(Optional.of(file.hash()));
    }

    /** What an author is told of files that did not arrive as they were sent. */
    static ProblemException damaged(Bucket bucket, Collection<SiteFile> files, String so) {
        String names = files.stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .limit(NAMED)
                .map(file -> file.path().value())
                .collect(Collectors.joining(", "));
        String more = files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : "";
        String count = files.size() == 1 ? "1 file is" : files.size() + " files are";
        return new ProblemException(
                Problem.error(count + " not in " + bucket.described() + " as they were sent: " + names + more + "; "
                                + so)
                        .hint(
                                "publish again; if it stays so, the provider changes what it stores, and another has to be chosen"));
    }
}
