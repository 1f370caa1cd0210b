package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Lease;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.state.Holder;
import dev.octavo.publish.s3.state.Ref;
import dev.octavo.publish.s3.state.Release;
import dev.octavo.publish.s3.state.State;
import dev.octavo.publish.s3.storage.Body;
import dev.octavo.publish.s3.storage.Condition;
import dev.octavo.publish.site.Sha256;
import dev.octavo.work.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Leads readers from what is found in a bucket to a release. Before the first file changes, it is noted which may be ours;
 * before the first is deleted, it is noted that the release stands.
 */
final class Switchover {
    private final Bucket bucket;
    private final Situation found;
    private final Progress progress;

    Switchover(Bucket bucket, Situation found, Progress progress) {
        this.bucket = bucket;
        this.found = found;
        this.progress = progress;
    }

    /**
     * Shows a release.
     *
     * @param number what it is called
     * @param before the releases that can be gone back to from it; the last of them are forgotten where they are the same
     *     site, for who goes back wants another
     * @param bring sees that the contents of the release lie beside the site, and says what their tags are
     * @return where the release is noted
     */
    Ref show(Release planned, long number, List<Ref> before, BiFunction<Release, Lease, Release> bring) {
        Ref ref = note(planned, number);
        long last = Math.max(number, found.state().last());
        List<Ref> mayBeLive = with(found.state().live(), ref);
        State publishing = new State(State.Phase.PUBLISHING, last, found.state().kept(), mayBeLive, Holder.NOBODY);
        try (Lease lease = Lease.take(bucket, publishing, found.tag())) {
            Release there = bring.apply(planned, lease);
            LiveFiles live = new LiveFiles(bucket, found, lease, progress);
            Release shown = shown(live, there);
            Ref now = shown.equals(planned) ? ref : note(shown, number);
            List<Ref> kept = newest(with(otherSites(before, shown), now));
            lease.become(new State(State.Phase.CLEANING, last, kept, with(mayBeLive, now), Holder.NOBODY));
            live.removeAllBut(shown.site());
            State cleaned = new State(State.Phase.CLEANING, last, kept, List.of(now), Holder.NOBODY);
            List<Ref> whole = removeUnneeded(cleaned, shown, lease);
            lease.become(new State(State.Phase.FINISHED, last, whole, List.of(now), Holder.NOBODY));
            return now;
        }
    }

    private Release shown(LiveFiles live, Release release) {
        try {
            return live.show(release);
        } catch (ProblemException e) {
            if (!live.hasBegun()) {
                throw e;
            }
            List<Problem> problems = new ArrayList<>();
            problems.add(Problem.error("readers have some of the new pages in " + bucket.described()
                            + " and some of the old ones, since the change was broken off")
                    .hint(
                            "mend what follows, and publish again: that completes the change. No page leads to a file that"
                                    + " is missing meanwhile"));
            problems.addAll(e.problems());
            throw new ProblemException(problems);
        }
    }

    private Ref note(Release release, long number) {
        Ref ref = new Ref(number, release.sum());
        String key = bucket.keys().release(ref);
        if (!found.listed().containsKey(key)) {
            bucket.storage().put(key, Body.of(release.bytes()), Bucket.BESIDE, Condition.NONE);
        }
        return ref;
    }

    private static List<Ref> with(List<Ref> refs, Ref last) {
        return Stream.concat(refs.stream().filter(ref -> !ref.equals(last)), Stream.of(last))
                .toList();
    }

    private List<Ref> otherSites(List<Ref> refs, Release shown) {
        int end = refs.size();
        while (end > 0
                && found.release(bucket, refs.get(end - 1))
                        .filter(shown::isSameSite)
                        .isPresent()) {
            end--;
        }
        return refs.subList(0, end);
    }

    private List<Ref> newest(List<Ref> refs) {
        return refs.subList(Math.max(0, refs.size() - bucket.place().keep()), refs.size());
    }

    /**
     * Deletes contents and lists that no kept release has.
     *
     * @param cleaned says which are kept, and that readers get files of none but the one that is shown
     * @return the kept releases that are known to be whole
     */
    private List<Ref> removeUnneeded(State cleaned, Release shown, Lease lease) {
        List<Ref> whole = new ArrayList<>();
        Set<String> needed = new HashSet<>();
        for (Ref ref : cleaned.kept()) {
            Optional<Release> release =
                    cleaned.newest().equals(Optional.of(ref)) ? Optional.of(shown) : found.release(bucket, ref);
            if (release.isPresent()) {
                whole.add(ref);
                needed.add(bucket.keys().release(ref));
                release.get().files().forEach(file -> needed.add(bucket.keys().object(file.hash())));
            } else {
                bucket.settings()
                        .told()
                        .accept(Problem.warning("the list of files of " + ref.described() + " in " + bucket.described()
                                        + " is missing or damaged")
                                .hint("this release cannot be gone back to any more"));
            }
        }
        List<String> unneeded = found.listed().keySet().stream()
                .filter(key -> isOurs(key) && !needed.contains(key))
                .toList();
        if (!unneeded.isEmpty()) {
            // Among them are the lists of releases that were live until now: nobody may look for them any more.
            lease.become(cleaned);
            bucket.each(unneeded, key -> lease.step(storage -> storage.delete(key)));
        }
        return whole;
    }

    /** Whatever else somebody has put beside the site is left alone. */
    private boolean isOurs(String key) {
        String objects = bucket.keys().objects();
        String releases = bucket.keys().releases();
        return (key.startsWith(objects) && Sha256.isOne(key.substring(objects.length())))
                || (key.startsWith(releases)
                        && Ref.parse(key.substring(releases.length())).isPresent());
    }
}
