package dev.octavo.publish.s3;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.s3.bucket.Bucket;
import dev.octavo.publish.s3.bucket.Situation;
import dev.octavo.publish.s3.bucket.Watch;
import dev.octavo.publish.s3.state.Keys;
import dev.octavo.publish.s3.state.Ref;
import dev.octavo.publish.s3.state.State;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.work.Progress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings a site into a bucket. */
final class Publishing {
    // What Amazon takes in one piece and as the name of an object; others take no more.
    private static final long LARGEST = 5L << 30;
    private static final int LONGEST_KEY = 1024;
    private static final int NAMED = 10;

    private final Bucket bucket;
    private final Progress progress;

    Publishing(Bucket bucket, Progress progress) {
        this.bucket = bucket;
        this.progress = progress;
    }

    Receipt publish(FinishedSite site, Standing seen) {
        requireStorable(site.manifest());
        Situation found = look(bucket, site.manifest(), progress);
        Standing now = found.standing(bucket.keys());
        requireSeen(now, seen);
        requireNothingInTheWay(found, site.manifest());
        int files = site.manifest().files().size();
        if (now.finished()
                && !now.isNothing()
                && Difference.between(now.site(), site.manifest()).isEmpty()) {
            return new Receipt(0, 0, files, now.release());
        }
        tellOfForeignHands(found);
        Contents contents = new Contents(bucket, site, found);
        long number = found.state().last() + 1;
        Ref ref = new Switchover(bucket, found, progress)
                .show(
                        contents.planned(),
                        number,
                        found.state().kept(),
                        (planned, lease) -> contents.send(planned, lease, progress));
        List<SiteFile> sent = contents.sent();
        long bytes = sent.stream().mapToLong(SiteFile::size).sum();
        return new Receipt(sent.size(), bytes, files - sent.size(), ref.described());
    }

    /** What is found there once nobody else publishes. */
    static Situation look(Bucket bucket, SiteManifest coming, Progress progress) {
        Optional<String> quiet = Watch.requireNobody(bucket, progress);
        Situation found = Situation.read(bucket, coming);
        State state = found.state();
        if (state.phase() != State.Phase.FINISHED
                && state.holder().isSomebody()
                && !found.tag().equals(quiet)) {
            throw Watch.busy(bucket, state.holder());
        }
        return found;
    }

    private void requireStorable(SiteManifest site) {
        for (SiteFile file : site.files().values()) {
            String key = bucket.keys().live(file.path());
            Optional<String> fault = Optional.empty();
            if (file.size() > LARGEST) {
                fault = Optional.of("is larger than 5 GB");
            } else if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
                fault = Optional.of("has a name of more than " + LONGEST_KEY + " bytes");
            } else if (file.path().value().startsWith(Keys.OURS)) {
                fault = Optional.of("lies in " + Keys.OURS + ", which is Octavo's own");
            }
            fault.ifPresent(why -> {
                throw new ProblemException(Problem.error(file.path() + " cannot be kept in a bucket: it " + why)
                        .hint("take it out of the site, or give it another name"));
            });
        }
    }

    private void requireSeen(Standing now, Standing seen) {
        if (!now.equals(seen)) {
            throw new ProblemException(Problem.error("what stands in " + bucket.described()
                            + " is not what was looked at a moment ago: somebody else has changed it meanwhile")
                    .hint("publish again: then it is compared with what is there now"));
        }
    }

    private void requireNothingInTheWay(Situation found, SiteManifest site) {
        List<OutputPath> foreign = site.files().keySet().stream()
                .filter(path -> found.listed().containsKey(bucket.keys().live(path)))
                .filter(path -> found.releases().values().stream()
                        .noneMatch(release -> release.site().holds(path)))
                .toList();
        if (!foreign.isEmpty() && !bucket.settings().adopt()) {
            String count = foreign.size() == 1 ? "1 file that is" : foreign.size() + " files that are";
            throw new ProblemException(Problem.error(bucket.described() + " holds " + count
                            + " in the way and not known as Octavo's: " + names(foreign))
                    .hint("publish with --adopt to replace them, or choose another prefix"));
        }
    }

    private void tellOfForeignHands(Situation found) {
        List<OutputPath> lost =
                found.lost(bucket.keys()).stream().map(SiteFile::path).toList();
        if (found.state().phase() == State.Phase.FINISHED && !lost.isEmpty()) {
            String count = lost.size() == 1 ? "1 file of" : lost.size() + " files of";
            bucket.settings()
                    .told()
                    .accept(Problem.warning("somebody else has changed or deleted " + count + " the site in "
                                    + bucket.described() + ", which " + (lost.size() == 1 ? "is" : "are")
                                    + " put right: " + names(lost))
                            .hint("see who else may write there"));
        }
    }

    private static String names(List<OutputPath> paths) {
        String more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
        return paths.stream().limit(NAMED).map(OutputPath::value).collect(Collectors.joining(", ")) + more;
    }
}
