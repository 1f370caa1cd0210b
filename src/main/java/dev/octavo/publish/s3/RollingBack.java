package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.state.Ref;
import dev.octavo.publish.s3.state.Release;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Standing;
import dev.octavo.work.Progress;
import java.util.List;
import java.util.Optional;

/** Shows an earlier release again. Its contents are there still, so nothing is sent. */
final class RollingBack {
    private final Bucket bucket;
    private final Progress progress;

    RollingBack(Bucket bucket, Progress progress) {
        this.bucket = bucket;
        this.progress = progress;
    }

    Standing rollBack() {
        Situation found = Publishing.look(bucket, SiteManifest.EMPTY, progress);
        List<Ref> kept = found.state().kept();
        int back = kept.size() - 1;
        while (back >= 0 && isNewest(found, kept.get(back))) {
            back--;
        }
        if (back < 0) {
            throw new ProblemException(
                    Problem.error("no release before the one that stands there is left in " + bucket.described())
                            .hint("build the earlier site from its sources, and publish that"));
        }
        Ref ref = kept.get(back);
        Release release = release(found, ref);
        requireContents(found, ref, release);
        Ref now = new Switchover(bucket, found, progress)
                .show(release, ref.number(), kept.subList(0, back), (planned, lease) -> planned);
        return new Standing(release.site(), now.described(), true);
    }

    /** Where a publishing was broken off, the way back leads past what it was to show, to what stood before it. */
    private boolean isNewest(Situation found, Ref ref) {
        Optional<Ref> newest = found.state().newest();
        return newest.equals(Optional.of(ref))
                || newest.flatMap(other -> found.release(bucket, other))
                        .filter(release(found, ref)::isSameSite)
                        .isPresent();
    }

    private Release release(Situation found, Ref ref) {
        return found.release(bucket, ref)
                .orElseThrow(() -> lost("the list of files of " + ref.described() + " is missing or damaged"));
    }

    private void requireContents(Situation found, Ref ref, Release release) {
        List<SiteFile> missing = release.files().stream()
                .filter(file -> !Optional.of(release.object(file))
                        .equals(Optional.ofNullable(
                                found.listed().get(bucket.keys().object(file.hash())))))
                .toList();
        if (!missing.isEmpty()) {
            throw lost(missing.size() + " files of " + ref.described() + " are missing or damaged, such as "
                    + missing.get(0).path());
        }
    }

    private ProblemException lost(String what) {
        return new ProblemException(Problem.error("cannot go back in " + bucket.described() + ": " + what)
                .hint("build the earlier site from its sources, and publish that"));
    }
}
