package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.BucketOpener;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.io.function.Uncheck;

/** A bucket of a storage that speaks S3. */
record BucketTarget(Bucket bucket) implements Target {
    private static final int NAMED = 10;
    private static final int LONGEST_KEY = 1024; // that Amazon takes, and no storage takes more

    /** With what {@link Bucket} has. */
    public static final class Opener implements BucketOpener {
        @Override
        public Target open(Destination.Bucket place, boolean adopts, String who, Consumer<Problem> word) {
            Bucket.Pace pace = Bucket.Pace.USUAL;
            return new BucketTarget(
                    new Bucket(place, Storage.open(place, pace.attempts(), List.of()), adopts, who, word, pace));
        }
    }

    @Override
    public String described() {
        return bucket.described();
    }

    @Override
    public Standing standing() {
        return Situation.read(bucket, SiteManifest.EMPTY).standing();
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return bucket.storage()
                .read(bucket.live(file.path()))
                .map(Storage.Read::bytes)
                .filter(bytes -> Sha256.of(bytes).equals(file.hash()));
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        requireNames(site.manifest());
        boolean same = Difference.between(seen.site(), site.manifest()).isEmpty();
        if (same && seen.finished() && !seen.isNothing()) {
            return new Receipt(0, 0, site.manifest().files().size(), seen.release());
        }
        return locked(progress, lock -> {
            Situation found = Situation.read(bucket, site.manifest());
            found.standing().requireSeen(seen, described());
            requireNothingInTheWay(found, site.manifest());
            tellOfForeignHands(found);
            return new Switchover(bucket, found, lock, progress).publish(site);
        });
    }

    private <R> R locked(Progress progress, Function<Lock, R> work) {
        Bucket.Pace pace = bucket.pace();
        LockTerms terms = LockTerms.of(bucket.who(), "", pace.renewal(), pace.watch());
        return Uncheck.get(
                () -> { // the lock of a bucket fails as a bucket does
                    try (TextLock lock = TextLock.take(new BucketLocks(bucket, terms), described(), terms, progress)) {
                        return work.apply(lock);
                    }
                });
    }

    /** Looks for names that a storage would refuse in the middle of the change. */
    private void requireNames(SiteManifest site) {
        List<SiteFile> refused = site.all(file -> file.name().startsWith(Bucket.OURS) || isTooLong(file));
        if (!refused.isEmpty()) {
            SiteFile file = refused.get(0);
            throw ProblemException.of(
                    file.path() + " cannot be kept in a bucket: it "
                            + (isTooLong(file)
                                    ? "has a name of more than " + LONGEST_KEY + " bytes"
                                    : "lies in " + Bucket.OURS + ", which is Octavo's own"),
                    "remove it from the site, or give it another name");
        }
    }

    private boolean isTooLong(SiteFile file) {
        return bucket.live(file.path()).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY;
    }

    private void requireNothingInTheWay(Situation found, SiteManifest site) {
        List<SiteFile> foreign = site.all(file -> found.live(file.path()).isPresent() && !found.isOurs(file.path()));
        if (!foreign.isEmpty() && !bucket.adopts()) {
            String count = Figures.count(foreign.size(), "file that is", "files that are");
            throw ProblemException.of(
                    described() + " holds " + count + " in the way and not known as Octavo's: "
                            + Bucket.names(foreign, NAMED),
                    "publish with --adopt to replace them, or choose another prefix");
        }
    }

    private void tellOfForeignHands(Situation found) {
        List<SiteFile> lost = found.lost();
        if (found.state().finished() && !lost.isEmpty()) {
            String count = Figures.count(lost.size(), "file of", "files of");
            bucket.word()
                    .accept(Problem.warning("something else has changed or deleted " + count + " the site in "
                                    + described() + ", which " + (lost.size() == 1 ? "is" : "are") + " put right: "
                                    + Bucket.names(lost, NAMED))
                            .hint("see what else writes there"));
        }
    }

    /** Shows an earlier release again. Its contents are still there, so nothing is sent. */
    @Override
    public Standing rollBack() {
        return locked(Progress.SILENT, lock -> {
            Situation found = Situation.read(bucket, SiteManifest.EMPTY);
            List<Ref> kept = found.state().kept();
            int back = kept.size() - 1;
            while (back >= 0 && isNewest(found, kept.get(back))) {
                back--;
            }
            if (back < 0) {
                throw stuck("there is no earlier release left in " + described());
            }
            Ref ref = kept.get(back);
            Release release = release(found, ref);
            List<SiteFile> missing = found.missing(release);
            if (!missing.isEmpty()) {
                throw stuck("cannot go back in " + described() + ": " + missing.size() + " files of "
                        + ref.described() + " are missing or damaged, such as "
                        + missing.get(0).path());
            }
            Ref now = new Switchover(bucket, found, lock, Progress.SILENT)
                    .show(release, ref.number(), kept.subList(0, back));
            return new Standing(release.site(), now.described(), true);
        });
    }

    /** Whether a release is the newest one, or the same site: going back must lead to another. */
    private boolean isNewest(Situation found, Ref ref) {
        Optional<Ref> newest = found.state().newest();
        return newest.equals(Optional.of(ref))
                || newest.flatMap(found::release)
                        .filter(release(found, ref)::isSameSite)
                        .isPresent();
    }

    private Release release(Situation found, Ref ref) {
        return found.release(ref)
                .orElseThrow(() -> stuck("cannot go back in " + described() + ": the list of files of "
                        + ref.described() + " is missing or damaged"));
    }

    private static ProblemException stuck(String fact) {
        return ProblemException.of(fact, "build the earlier site from its sources, and publish that");
    }

    @Override
    public void close() {
        bucket.storage().close();
    }
}
