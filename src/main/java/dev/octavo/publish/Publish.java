package dev.octavo.publish;

import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
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
        TargetState published = target.state();
        BuiltSite read = BuiltSite.read(
                request.outFolder(),
                request.siteFolder(),
                published.site(),
                new BuiltSite.ReadOptions(request.build(), request.threads(), listener.progress()));
        BuiltSite built = request.precompressed() && target.compresses() ? read.withPacked() : read;
        SiteManifest now = built.site().manifest();
        Difference files = Difference.between(published.site(), now);
        if (files.isEmpty()) {
            published = target.verified(published, built.site());
            files = Difference.between(published.site(), now);
        }
        reportDifference(published, built);
        if (request.options().dryRun()) {
            TransferList.lines(files, request.options().all()).forEach(listener::message);
            listener.message("Nothing was sent: this was a dry run.");
            return true;
        }
        Optional<ChangedUrls> changedUrls = changedUrls(published.site(), built);
        if (files.isEmpty() && published.finished()) {
            listener.message("Nothing to publish: the site is up to date.");
            return verify(published.site(), now, changedUrls).isRight();
        }
        requireFewRemovals(files);
        lastConfirmed().store(published.site());
        PublishResult sent = target.publish(built.site(), published, listener.progress());
        reportSent(sent, published.isNothing());
        LookResult result = verify(published.site(), now, changedUrls);
        if (request.options().rollBackOnFailure() && !result.isRight()) {
            undo(result, sent);
        }
        return result.isRight();
    }

    private void reportDifference(TargetState published, BuiltSite built) {
        if (!built.foreign().isEmpty()) {
            String notBuilt = Figures.list(built.foreign(), FOREIGN_NAMED);
            String fact = isCommand()
                    ? "no build made these in the folder that the command gets, so it may publish them too: "
                    : "not published, since no build made it: ";
            listener.report(List.of(ProblemKind.COMMAND
                    .warning(fact + notBuilt)
                    .hint("what belongs to the site lies in static/, and is built into it from there")));
        }
        listener.message(
                "To " + target.description() + (published.isNothing() ? "" : ", after " + published.release()));
        List<String> lines = ReaderDifference.lines(published.site(), built.site(), request.url(), target::read);
        boolean unknown = isCommand() && published.isNothing();
        if (unknown) {
            listener.message("  what is there now is not known: it has published nothing from here yet");
        }
        lines.stream().skip(unknown ? 1 : 0).forEach(line -> listener.message("  " + line));
    }

    private boolean isCommand() {
        return request.destination().place() instanceof Destination.Command;
    }

    private void requireFewRemovals(Difference files) {
        if (files.removesMany() && !request.options().allowManyRemovals()) {
            throw ProblemException.of(
                    files.removed().size() + " of the " + files.before() + " files that readers have would go",
                    "if that is meant, publish with --allow-deletes; --dry-run --all lists them");
        }
    }

    private void reportSent(PublishResult sent, boolean first) {
        if (isCommand()) {
            listener.message("The command ended without an error.");
            return;
        }
        int present = sent.reused();
        String there = present == 0 ? "" : "; " + Figures.count(present, "was", "were") + " there already";
        listener.message("Sent " + Figures.count(sent.files(), "file") + ", " + Figures.size(sent.bytes()) + there
                + ". Readers have " + sent.release() + ".");
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
    private LookResult verify(SiteManifest published, SiteManifest now, Optional<ChangedUrls> changedUrls) {
        SiteManifest before = lastConfirmed().before(published, now);
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
    private Optional<ChangedUrls> changedUrls(SiteManifest published, BuiltSite built) {
        SiteManifest before = lastConfirmed().before(published, built.site().manifest());
        return request.notifications().equals(Notifications.NONE)
                ? Optional.empty()
                : Optional.of(ChangedUrls.of(before, published, target::read, built.site(), request.url()));
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
        // Hosts that serve a branch need minutes to distribute it; caches in front of other hosts expire sooner.
        Duration timeout = Duration.ofMinutes(request.destination().place() instanceof Destination.Branch ? 10 : 1);
        LookResult result = new Look(request.url(), Optional.empty(), timeout, Look.Clock.SYSTEM, listener.progress())
                .compare(before, now);
        listener.message("At " + request.url().absolute(Address.HOME) + " " + result.text() + ".");
        return result;
    }

    /** Rolls back, unless another publishing has changed the target since: its site is not ours to undo. */
    private void undo(LookResult result, PublishResult sent) {
        if (!result.wrong()) {
            listener.report(List.of(ProblemKind.COMMAND
                    .warning("nothing was taken back, since readers were not seen to get anything wrong")
                    .hint("correct what is named above, and publish again;"
                            + " octavo publish --rollback takes the site back")));
            return;
        }
        TargetState published = target.state();
        if (published.release().equals(sent.release())) {
            rollBack(published);
        } else {
            listener.report(List.of(ProblemKind.COMMAND
                    .error("nothing was taken back: " + published.release() + " is in " + target.description()
                            + " by now, which was published from elsewhere")
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

    private boolean rollBack(TargetState published) {
        lastConfirmed().store(published.site());
        TargetState now = target.rollBack();
        listener.message("Readers have " + now.release() + " again, "
                + Figures.count(now.site().files().size(), "file") + ".");
        return verify(published.site(), now.site(), Optional.empty()).isRight();
    }

    private LastConfirmedSite lastConfirmed() {
        return LastConfirmedSite.at(request, target.description());
    }
}
