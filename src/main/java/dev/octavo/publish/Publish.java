package dev.octavo.publish;

import dev.octavo.address.Address;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.announce.Announcement;
import dev.octavo.publish.announce.ChangedUrls;
import dev.octavo.publish.look.Look;
import dev.octavo.publish.look.Look.LookResult;
import dev.octavo.publish.readers.BuiltSite;
import dev.octavo.publish.readers.ReaderDifference;
import dev.octavo.publish.readers.TransferList;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import dev.octavo.site.Machines.Notifications;
import dev.octavo.site.destination.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Publishes a finished site: compares it with the published one, sends it, and checks what readers get. */
public record Publish(PublishRequest request, Target target, PublishListener listener) {
    private static final int FOREIGN_NAMED = 3;

    /**
     * Publishes the site in the out folder.
     *
     * @return whether readers get the site; always true for a dry run
     * @throws ProblemException if readers still have the old site
     */
    public boolean run() {
        TargetState standing = target.state();
        BuiltSite built = BuiltSite.read(
                request.outFolder(),
                request.siteFolder(),
                standing.site(),
                new BuiltSite.ReadOptions(request.build(), request.threads(), listener.progress()));
        SiteManifest now = built.site().manifest();
        Difference files = Difference.between(standing.site(), now);
        reportDifference(standing, built);
        if (request.options().dryRun()) {
            TransferList.lines(files, request.options().all()).forEach(listener::message);
            listener.message("Nothing was sent: this was a dry run.");
            return true;
        }
        Optional<ChangedUrls> changedUrls = changedUrls(standing.site(), built);
        if (files.isEmpty() && standing.finished()) {
            listener.message("Nothing was sent: readers have this very site.");
            return verify(standing.site(), now, changedUrls).isRight();
        }
        requireFewRemovals(files);
        lastConfirmed().store(standing.site());
        PublishResult receipt = target.publish(built.site(), standing, listener.progress());
        reportSent(receipt, standing.isNothing());
        LookResult result = verify(standing.site(), now, changedUrls);
        if (request.options().rollBackOnFailure() && !result.isRight()) {
            undo(result, receipt);
        }
        return result.isRight();
    }

    private void reportDifference(TargetState standing, BuiltSite built) {
        if (!built.foreign().isEmpty()) {
            String notBuilt = Figures.list(built.foreign(), ", ", FOREIGN_NAMED);
            listener.report(List.of(Problem.warning("not published, since no build made it: " + notBuilt)
                    .hint("what belongs to the site lies in static/, and is built into it from there")));
        }
        listener.message("To " + target.description() + (standing.isNothing() ? "" : ", after " + standing.release()));
        ReaderDifference.lines(standing.site(), built.site(), request.url(), target::read)
                .forEach(line -> listener.message("  " + line));
    }

    private void requireFewRemovals(Difference files) {
        if (files.removesMany() && !request.options().allowManyRemovals()) {
            throw ProblemException.of(
                    files.removed().size() + " of the " + files.before() + " files that readers have would go",
                    "if that is meant, publish with --allow-deletes; --dry-run --all lists them");
        }
    }

    private void reportSent(PublishResult receipt, boolean first) {
        int present = receipt.reused();
        String there = present == 0 ? "" : "; " + Figures.count(present, "was", "were") + " there already";
        listener.message("Sent " + Figures.count(receipt.files(), "file") + ", " + Figures.size(receipt.bytes()) + there
                + ". Readers have " + receipt.release() + ".");
        Destination.Place place = request.destination().place();
        if (first && (place instanceof Destination.Folder || place instanceof Destination.Sftp)) {
            listener.message("The root of the web server has to be " + target.description() + "/current.");
        }
    }

    /**
     * Invalidates caches, checks what readers get, and announces what is new.
     *
     * @return the result of the checks, with an error if the caches could not be invalidated
     */
    private LookResult verify(SiteManifest standing, SiteManifest now, Optional<ChangedUrls> changedUrls) {
        SiteManifest before = lastConfirmed().before(standing, now);
        Optional<Problem> failed = invalidate(Difference.between(before, now));
        LookResult seen = request.options().verify() ? look(before, now) : new LookResult(0, 0, false, List.of());
        List<Problem> all =
                Stream.concat(failed.stream(), seen.findings().stream()).toList();
        LookResult verified = new LookResult(seen.addresses(), seen.of(), seen.wrong(), all);
        if (!all.isEmpty()) {
            listener.report(all);
        }
        if (verified.isRight()) {
            lastConfirmed().clear();
            changedUrls.ifPresent(this::announce);
        }
        return verified;
    }

    /** The changed URLs to announce; absent if nobody is to be told. */
    private Optional<ChangedUrls> changedUrls(SiteManifest standing, BuiltSite built) {
        SiteManifest before = lastConfirmed().before(standing, built.site().manifest());
        return request.notifications().equals(Notifications.NONE)
                ? Optional.empty()
                : Optional.of(ChangedUrls.of(before, standing, target::read, built.site(), request.url()));
    }

    private void announce(ChangedUrls changedUrls) {
        List<Problem> failed = new Announcement(request.notifications(), request.url()).send(changedUrls);
        if (!failed.isEmpty()) {
            listener.report(failed);
        }
    }

    private Optional<Problem> invalidate(Difference files) {
        List<String> changed = Stream.concat(files.sent().stream(), files.removed().stream())
                .map(SiteFile::path)
                .map(path -> request.url().absolute(path.address()))
                .sorted()
                .toList();
        return CacheInvalidation.call(request.destination().invalidate(), request.siteFolder(), changed);
    }

    private LookResult look(SiteManifest before, SiteManifest now) {
        // Hosts that serve a branch need minutes to build and distribute it; caches in front of other hosts expire
        // sooner.
        Duration patience = Duration.ofMinutes(request.destination().place() instanceof Destination.Branch ? 10 : 1);
        LookResult result = new Look(request.url(), Optional.empty(), patience, Look.Clock.SYSTEM, listener.progress())
                .compare(before, now);
        listener.message("At " + request.url().absolute(Address.HOME) + " " + result.text() + ".");
        return result;
    }

    /** Rolls back, unless another publishing has changed the target since: its site is not ours to undo. */
    private void undo(LookResult result, PublishResult receipt) {
        if (!result.wrong()) {
            listener.report(
                    List.of(Problem.warning("nothing was taken back, since readers were not seen to get anything wrong")
                            .hint("mend what is named above, and publish again;"
                                    + " octavo publish --rollback takes the site back")));
            return;
        }
        TargetState standing = target.state();
        if (standing.release().equals(receipt.release())) {
            rollBack(standing);
        } else {
            listener.report(List.of(Problem.error("nothing was taken back: " + standing.release() + " is in "
                            + target.description() + " by now, which was published from elsewhere")
                    .hint("publish again, to see what differs now")));
        }
    }

    /**
     * Restores the site that was published before the current one.
     *
     * @return whether readers get that site
     */
    public boolean rollBack() {
        return rollBack(target.state());
    }

    private boolean rollBack(TargetState standing) {
        lastConfirmed().store(standing.site());
        TargetState now = target.rollBack();
        listener.message("Readers have " + now.release() + " again, "
                + Figures.count(now.site().files().size(), "file") + ".");
        return verify(standing.site(), now.site(), Optional.empty()).isRight();
    }

    private LastConfirmedSite lastConfirmed() {
        return LastConfirmedSite.at(request, target.description());
    }
}
