package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.look.Look;
import dev.octavo.publish.look.Looked;
import dev.octavo.publish.readers.BuiltSite;
import dev.octavo.publish.readers.ReaderDifference;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole line, from a finished site to readers who have it. */
public final class Publish {
    // Hosts that show a branch build and spread it first; a cache in between forgets sooner.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_WITH_BRANCHES = Duration.ofMinutes(10);

    private final PublishRequest request;
    private final Target target;
    private final Audience audience;
    private final Unsettled unsettled;
    private final Warnings warnings;

    private Publish(PublishRequest request, Target target, Audience audience) {
        this.request = request;
        this.target = target;
        this.audience = audience;
        this.unsettled = Unsettled.at(request, target.described());
        this.warnings = new Warnings(Unsettled.file("warnings", request, target.described()));
    }

    /**
     * Publishes the site that lies in the out folder.
     *
     * @return whether readers have it, or have had it before
     * @throws ProblemException where they have the old one, and why
     */
    public static boolean run(PublishRequest request, Target target, Audience audience) {
        return new Publish(request, target, audience).run();
    }

    /**
     * Lets readers have the site that was there before.
     *
     * @return whether they have it
     */
    public static boolean rollBack(PublishRequest request, Target target, Audience audience) {
        return new Publish(request, target, audience).rollBack(target.standing());
    }

    private boolean run() {
        Standing standing = target.standing();
        BuiltSite built = BuiltSite.read(
                request.outFolder(),
                request.siteFolder(),
                standing.site(),
                new BuiltSite.Reading(request.build(), request.threads(), audience.progress()));
        Difference files = Difference.between(standing.site(), built.site().manifest());
        audience.foreign(built.foreign());
        audience.difference(
                target.described(),
                standing,
                ReaderDifference.between(standing.site(), built.site(), request.url(), target::read));
        if (request.leave().dryRun()) {
            audience.dryRun(files);
            return true;
        }
        if (files.isEmpty() && standing.finished()) {
            audience.nothingToSend(target.described());
            return judged(standing.site(), built.site()).isRight();
        }
        requireFewRemovals(files);
        unsettled.note(standing.site());
        Receipt receipt = target.publish(built.site(), standing, audience.progress());
        audience.sent(receipt);
        Judgement judgement = judged(standing.site(), built.site());
        if (request.leave().rollBackOnFailure()) {
            judgement.looked().filter(looked -> !looked.isRight()).ifPresent(looked -> takeBack(looked, receipt));
        }
        return judgement.isRight();
    }

    private void requireFewRemovals(Difference files) {
        if (files.removesMuch() && !request.leave().manyRemovals()) {
            int all = files.removed().size()
                    + files.changed().size()
                    + files.kept().size();
            throw new ProblemException(
                    Problem.error(files.removed().size() + " of the " + all + " files that readers have would go")
                            .hint("if that is meant, publish with --allow-deletes; --dry-run --all lists them"));
        }
    }

    /** Caches are told, and it is looked at what readers get, which had {@code standing} before. */
    private Judgement judged(SiteManifest standing, FinishedSite now) {
        SiteManifest before = unsettled.before(standing, now.manifest());
        List<Problem> untold = invalidate(Difference.between(before, now.manifest()));
        Optional<Looked> looked = request.leave().look() ? Optional.of(look(before, now)) : Optional.empty();
        List<Problem> all = Stream.concat(
                        untold.stream(), looked.stream().map(Looked::findings).flatMap(List::stream))
                .toList();
        if (!all.isEmpty()) {
            audience.problems(all);
        }
        Judgement judgement = new Judgement(untold, looked);
        if (judgement.isRight()) {
            unsettled.settle();
        }
        return judgement;
    }

    /** What caches and readers say of a site that stands at its place. */
    private record Judgement(List<Problem> untold, Optional<Looked> looked) {
        boolean isRight() {
            return untold.isEmpty() && looked.map(Looked::isRight).orElse(true);
        }
    }

    /** Readers have the site already: a cache that was not told is named, and nothing more. */
    private List<Problem> invalidate(Difference files) {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            List<String> changed = Stream.of(files.added(), files.changed(), files.removed())
                    .flatMap(List::stream)
                    .map(SiteFile::path)
                    .map(path -> request.url().absolute(path.address()))
                    .sorted()
                    .toList();
            Invalidation.call(request.destination().invalidate(), request.siteFolder(), changed);
            return List.of();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    private Looked look(SiteManifest before, FinishedSite now) {
        boolean slow = request.destination().place() instanceof Destination.Branch;
        Duration patience = slow ? PATIENCE_WITH_BRANCHES : PATIENCE;
        Looked looked = Look.at(request.url(), patience, audience.progress()).compare(before, now, warnings.known());
        warnings.remember(looked.warned());
        audience.looked(request.url(), looked);
        return looked;
    }

    /** Somebody else may have published while it was looked at: that site is not ours to take back. */
    private void takeBack(Looked looked, Receipt receipt) {
        if (!looked.wrong()) {
            audience.problems(
                    List.of(
                            Problem.warning("nothing was taken back, since nobody saw readers get anything wrong")
                                    .hint(
                                            "mend what is named above, and publish again; octavo publish --rollback takes the site back")));
            return;
        }
        Standing standing = target.standing();
        if (standing.release().equals(receipt.release())) {
            rollBack(standing);
        } else {
            audience.problems(List.of(Problem.error("nothing was taken back: " + standing.release() + " stands in "
                            + target.described() + " by now, which somebody else published")
                    .hint("publish again, to see what differs now")));
        }
    }

    private boolean rollBack(Standing standing) {
        unsettled.note(standing.site());
        Standing now = target.rollBack();
        audience.rolledBack(now);
        // Its files are elsewhere: that is enough to compare them, and not to say at which byte they differ.
        return judged(standing.site(), new FinishedSite(request.outFolder(), now.site()))
                .isRight();
    }
}
