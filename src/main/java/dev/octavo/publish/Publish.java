package dev.octavo.publish;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Severity;
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
import java.util.stream.Stream;

/** The whole line, from a finished site to readers who have it. */
public final class Publish {
    // Hosts that show a branch build and spread it first; a cache in between forgets sooner.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_WITH_BRANCHES = Duration.ofMinutes(10);

    private final PublishRequest request;
    private final Target target;
    private final Audience audience;

    private Publish(PublishRequest request, Target target, Audience audience) {
        this.request = request;
        this.target = target;
        this.audience = audience;
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
        return new Publish(request, target, audience).rollBack();
    }

    private boolean run() {
        Standing standing = target.standing();
        BuiltSite built = BuiltSite.read(
                request.outFolder(),
                request.siteFolder(),
                standing.site(),
                new BuiltSite.Reading(request.threads(), audience.progress()));
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
            return true;
        }
        requireFewRemovals(files);
        Receipt receipt = target.publish(built.site(), standing, audience.progress());
        audience.sent(receipt);
        List<Problem> wrong = invalidate(files);
        return judged(wrong, request.leave().look() ? look(standing.site(), built.site()) : List.of());
    }

    private void requireFewRemovals(Difference files) {
        if (files.removesMuch() && !request.leave().manyRemovals()) {
            int all = files.removed().size()
                    + files.changed().size()
                    + files.kept().size();
            throw new ProblemException(
                    Problem.error(files.removed().size() + " of the " + all + " files that readers have would go")
                            .hint("if that is meant, publish with --allow-deletes; --dry-run lists them"));
        }
    }

    /** Readers have the new site already: a cache that was not told is named, and nothing more. */
    private List<Problem> invalidate(Difference files) {
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

    private List<Problem> look(SiteManifest before, FinishedSite now) {
        boolean slow = request.destination().place() instanceof Destination.Branch;
        Duration patience = slow ? PATIENCE_WITH_BRANCHES : PATIENCE;
        Looked looked = Look.at(request.url(), patience, audience.progress()).compare(before, now);
        audience.looked(request.url(), looked);
        return looked.findings();
    }

    private boolean judged(List<Problem> invalidation, List<Problem> findings) {
        List<Problem> all =
                Stream.concat(invalidation.stream(), findings.stream()).toList();
        if (!all.isEmpty()) {
            audience.problems(all);
        }
        boolean failed = findings.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        if (failed && request.leave().rollBackOnFailure()) {
            rollBack();
        }
        return !failed && invalidation.isEmpty();
    }

    private boolean rollBack() {
        Standing now = target.rollBack();
        audience.rolledBack(now);
        List<Problem> wrong = invalidate(Difference.between(now.site(), now.site()));
        if (!wrong.isEmpty()) {
            audience.problems(wrong);
        }
        return wrong.isEmpty();
    }
}
