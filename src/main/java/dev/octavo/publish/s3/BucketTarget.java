package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.io.function.Uncheck;

/** A target that is a bucket of an S3-compatible storage. */
public final class BucketTarget implements Target {
    private static final int NAMED = 10;
    private static final int ATTEMPTS = 5; // to send a request
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(15);
    private static final int LONGEST_KEY = 1024; // in bytes: Amazon's limit, and no storage accepts more

    private final Bucket bucket;
    private final Map<ReleaseRef, TaggedSite> lists = new ConcurrentHashMap<>();

    BucketTarget(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Opens a bucket without sending a request.
     *
     * @param adopt whether files that Octavo did not publish may be replaced
     * @param user the author's user name on this machine, for the lock
     * @param warnings called with warnings for the author
     */
    public static Target open(
            Destination.Bucket named, BucketSettings settings, boolean adopt, String user, Consumer<Problem> warnings) {
        Destination.Bucket place = new Destination.Bucket(
                named.bucket(),
                named.prefix(),
                named.endpoint()
                        .or(() -> settings.url("AWS_ENDPOINT_URL_S3"))
                        .or(() -> settings.url("AWS_ENDPOINT_URL")),
                named.region(),
                named.redirects(),
                named.keep());
        Storage storage = Storage.open(place, settings, ATTEMPTS, UnaryOperator.identity());
        return new BucketTarget(
                new Bucket(place, storage, adopt, () -> LockTerms.overNetwork(user, LOCK_TIMEOUT), warnings));
    }

    @Override
    public String description() {
        return bucket.description();
    }

    @Override
    public boolean compresses() {
        return true;
    }

    @Override
    public TargetState state() {
        BucketContents recorded = contents();
        TaggedSite release = recorded.publishedRelease();
        return recorded.certain(release.site(), release::content).state();
    }

    @Override
    public TargetState verified(TargetState recorded, FinishedSite site) {
        BucketContents found = contents().listed(SiteManifest.EMPTY);
        TaggedSite release = found.publishedRelease();
        boolean isPacked = release.site()
                .all(file -> !release.content(file).equals(content(site, file)))
                .isEmpty();
        TargetState state = found.state();
        return new TargetState(state.site(), state.release(), state.finished() && isPacked);
    }

    private static String content(FinishedSite site, SiteFile file) {
        return Bucket.content(file, site.packed().containsKey(file.path()));
    }

    private BucketContents contents() {
        return BucketContents.read(bucket, lists);
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return bucket.bytes(bucket.live(file.path()), file);
    }

    @Override
    public PublishResult publish(FinishedSite site, TargetState seen, Progress progress) {
        requireNames(site.manifest());
        boolean same = Difference.between(seen.site(), site.manifest()).isEmpty();
        if (same && seen.finished() && !seen.isNothing()) {
            return new PublishResult(0, 0, site.manifest().files().size(), seen.release());
        }
        return locked(progress, lock -> {
            BucketContents recorded = contents();
            // Files that others have changed since are put right.
            new TargetState(seen.site(), recorded.state().release(), true).requireUnchangedSince(seen, description());
            BucketContents found = seen.finished()
                    ? recorded.certain(site.manifest(), file -> content(site, file))
                    : recorded.listed(site.manifest());
            requireNothingInTheWay(found, site.manifest());
            warnOfForeignChanges(found);
            return new Switchover(bucket, found, lock, progress).publish(site);
        });
    }

    private <R> R locked(Progress progress, Function<Lock, R> work) {
        LockTerms terms = bucket.terms().get();
        return Uncheck.get(
                () -> { // the bucket's own methods throw no IOException
                    try (TextLock lock =
                            TextLock.take(new BucketLocks(bucket, terms), description(), terms, progress)) {
                        return work.apply(lock);
                    }
                });
    }

    /** Refuses names that the storage would refuse in the middle of the change. */
    private void requireNames(SiteManifest site) {
        List<SiteFile> refused = site.all(file -> file.name().startsWith(Bucket.OWN_PREFIX) || isTooLong(file));
        if (!refused.isEmpty()) {
            SiteFile file = refused.get(0);
            throw ProblemException.of(
                    file.path() + " cannot be kept in a bucket: it "
                            + (isTooLong(file)
                                    ? "has a name of more than " + LONGEST_KEY + " bytes"
                                    : "lies in " + Bucket.OWN_PREFIX + ", which is Octavo's own"),
                    "remove it from the site, or give it another name");
        }
    }

    private boolean isTooLong(SiteFile file) {
        return bucket.live(file.path()).getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY;
    }

    private void requireNothingInTheWay(BucketContents found, SiteManifest site) {
        List<SiteFile> foreign = site.all(file -> found.live(file.path()).isPresent() && !found.isOurs(file.path()));
        if (!foreign.isEmpty() && !bucket.adopt()) {
            String count = Figures.count(foreign.size(), "file that is", "files that are");
            throw ProblemException.of(
                    description() + " holds " + count + " in the way and not known as Octavo's: "
                            + Bucket.listed(foreign, NAMED),
                    "publish with --adopt to replace them, or choose another prefix");
        }
    }

    private void warnOfForeignChanges(BucketContents found) {
        List<SiteFile> lost = found.changedFromOutside();
        if (found.recorded().finished() && !lost.isEmpty()) {
            String count = Figures.count(lost.size(), "file of", "files of");
            bucket.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning("something else has changed or deleted " + count + " the site in "
                                    + description() + ", which " + (lost.size() == 1 ? "is" : "are") + " put right: "
                                    + Bucket.listed(lost, NAMED))
                            .hint("see what else writes there"));
        }
    }

    /** Publishes an earlier release again. Its contents are still there, so nothing is sent. */
    @Override
    public TargetState rollBack() {
        return locked(Progress.SILENT, lock -> {
            BucketContents found = contents().listed(SiteManifest.EMPTY);
            List<ReleaseRef> kept = found.recorded().kept();
            int back = kept.size() - 1;
            while (back >= 0 && isNewest(found, kept.get(back))) {
                back--;
            }
            if (back < 0) {
                throw cannotRollBack("there is no earlier release left in " + description());
            }
            ReleaseRef ref = kept.get(back);
            TaggedSite release = release(found, ref);
            List<SiteFile> missing = found.missing(release);
            if (!missing.isEmpty()) {
                throw cannotRollBack("cannot go back in " + description() + ": "
                        + Figures.count(missing.size(), "file") + " of " + ref.description()
                        + (missing.size() == 1 ? " is" : " are") + " missing or damaged, such as "
                        + missing.get(0).path());
            }
            ReleaseRef now = new Switchover(bucket, found, lock, Progress.SILENT)
                    .show(release, ref.number(), kept.subList(0, back));
            return new TargetState(release.site(), now.description(), true);
        });
    }

    /** Whether a release is the newest one, or has the same site: a rollback must lead to another site. */
    private boolean isNewest(BucketContents found, ReleaseRef ref) {
        Optional<ReleaseRef> newest = found.recorded().newest();
        return newest.equals(Optional.of(ref))
                || newest.flatMap(found::release)
                        .filter(release(found, ref)::isSameSite)
                        .isPresent();
    }

    private TaggedSite release(BucketContents found, ReleaseRef ref) {
        return found.release(ref)
                .orElseThrow(() -> cannotRollBack("cannot go back in " + description() + ": the list of files of "
                        + ref.description() + " is missing or damaged"));
    }

    private static ProblemException cannotRollBack(String fact) {
        return ProblemException.of(fact, "build the earlier site from its sources, and publish that");
    }

    @Override
    public void close() {
        // No connection is kept.
    }
}
