package dev.octavo.publish;

import dev.octavo.address.Address;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.announce.Announcement;
import dev.octavo.publish.announce.News;
import dev.octavo.publish.look.Look;
import dev.octavo.publish.look.Look.Looked;
import dev.octavo.publish.readers.BuiltSite;
import dev.octavo.publish.readers.ReaderDifference;
import dev.octavo.publish.readers.Transfers;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.Machines.Notifications;
import dev.octavo.site.destination.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Publishes a finished site: compares it with what is there, sends it, and checks what readers get. */
public record Publish(PublishRequest request, Target target, Audience audience) {
    private static final int FOREIGN_NAMED = 3;

    /**
     * Publishes the site that lies in the out folder.
     *
     * @return whether readers have it, or have had it before
     * @throws ProblemException where they have the old one, and why
     */
    public boolean run() {
        Standing standing = target.standing();
        BuiltSite built = BuiltSite.read(
                request.outFolder(),
                request.siteFolder(),
                standing.site(),
                new BuiltSite.Reading(request.build(), request.threads(), audience.progress()));
        SiteManifest now = built.site().manifest();
        Difference files = Difference.between(standing.site(), now);
        compare(standing, built);
        if (request.leave().dryRun()) {
            Transfers.lines(files, request.leave().all()).forEach(audience::say);
            audience.say("Nothing was sent: this was a dry run.");
            return true;
        }
        Optional<News> news = news(standing.site(), built);
        if (files.isEmpty() && standing.finished()) {
            audience.say("Nothing was sent: readers have this very site.");
            return judged(standing.site(), now, news).isRight();
        }
        requireFewRemovals(files);
        unsettled().note(standing.site());
        Receipt receipt = target.publish(built.site(), standing, audience.progress());
        sent(receipt, standing.isNothing());
        Looked looked = judged(standing.site(), now, news);
        if (request.leave().rollBackOnFailure() && !looked.isRight()) {
            takeBack(looked, receipt);
        }
        return looked.isRight();
    }

    private void compare(Standing standing, BuiltSite built) {
        if (!built.foreign().isEmpty()) {
            String foreign = Figures.list(built.foreign(), ", ", FOREIGN_NAMED);
            audience.problems(List.of(Problem.warning("not published, since no build made it: " + foreign)
                    .hint("what belongs to the site lies in static/, and is built into it from there")));
        }
        audience.say("To " + target.described() + (standing.isNothing() ? "" : ", after " + standing.release()));
        ReaderDifference.lines(standing.site(), built.site(), request.url(), target::read)
                .forEach(line -> audience.say("  " + line));
    }

    private void requireFewRemovals(Difference files) {
        if (files.removesMuch() && !request.leave().manyRemovals()) {
            throw ProblemException.of(
                    files.removed().size() + " of the " + files.before() + " files that readers have would go",
                    "if that is meant, publish with --allow-deletes; --dry-run --all lists them");
        }
    }

    private void sent(Receipt receipt, boolean first) {
        int present = receipt.present();
        String there = present == 0 ? "" : "; " + Figures.count(present, "was", "were") + " there already";
        audience.say("Sent " + Figures.count(receipt.files(), "file") + ", " + Figures.size(receipt.bytes()) + there
                + ". Readers have " + receipt.release() + ".");
        Destination.Place place = request.destination().place();
        if (first && (place instanceof Destination.Folder || place instanceof Destination.Sftp)) {
            audience.say("The root of the web server has to be " + target.described() + "/current.");
        }
    }

    /**
     * Invalidates caches, then checks what readers get, who had {@code standing} before, then tells the news.
     *
     * @return what was seen; that a cache was not told is an error among it
     */
    private Looked judged(SiteManifest standing, SiteManifest now, Optional<News> news) {
        SiteManifest before = unsettled().before(standing, now);
        Optional<Problem> untold = invalidate(Difference.between(before, now));
        Looked seen = request.leave().look() ? look(before, now) : new Looked(0, 0, false, List.of());
        List<Problem> all =
                Stream.concat(untold.stream(), seen.findings().stream()).toList();
        Looked judged = new Looked(seen.addresses(), seen.of(), seen.wrong(), all);
        if (!all.isEmpty()) {
            audience.problems(all);
        }
        if (judged.isRight()) {
            unsettled().settle();
            news.ifPresent(this::announce);
        }
        return judged;
    }

    /** The news for those who asked to be told; absent if no one did. */
    private Optional<News> news(SiteManifest standing, BuiltSite built) {
        SiteManifest before = unsettled().before(standing, built.site().manifest());
        return request.notifications().equals(Notifications.NONE)
                ? Optional.empty()
                : Optional.of(News.of(before, standing, target::read, built.site(), request.url()));
    }

    private void announce(News news) {
        List<Problem> untold = new Announcement(request.notifications(), request.url()).send(news);
        if (!untold.isEmpty()) {
            audience.problems(untold);
        }
    }

    private Optional<Problem> invalidate(Difference files) {
        List<String> changed = Stream.concat(files.sent().stream(), files.removed().stream())
                .map(SiteFile::path)
                .map(path -> request.url().absolute(path.address()))
                .sorted()
                .toList();
        return Invalidation.call(request.destination().invalidate(), request.siteFolder(), changed);
    }

    private Looked look(SiteManifest before, SiteManifest now) {
        // Hosts that show a branch build and spread it first; a cache in between forgets sooner.
        Duration patience = Duration.ofMinutes(request.destination().place() instanceof Destination.Branch ? 10 : 1);
        Looked looked = new Look(request.url(), Optional.empty(), patience, Look.Pace.SYSTEM, audience.progress())
                .compare(before, now);
        audience.say("At " + request.url().absolute(Address.HOME) + " " + looked.text() + ".");
        return looked;
    }

    /** Another may have published while it was looked at: that site is not ours to take back. */
    private void takeBack(Looked looked, Receipt receipt) {
        if (!looked.wrong()) {
            audience.problems(
                    List.of(Problem.warning("nothing was taken back, since readers were not seen to get anything wrong")
                            .hint("mend what is named above, and publish again;"
                                    + " octavo publish --rollback takes the site back")));
            return;
        }
        Standing standing = target.standing();
        if (standing.release().equals(receipt.release())) {
            rollBack(standing);
        } else {
            audience.problems(List.of(Problem.error("nothing was taken back: " + standing.release() + " is in "
                            + target.described() + " by now, which was published from elsewhere")
                    .hint("publish again, to see what differs now")));
        }
    }

    /**
     * Lets readers have the site that was there before.
     *
     * @return whether they have it
     */
    public boolean rollBack() {
        return rollBack(target.standing());
    }

    private boolean rollBack(Standing standing) {
        unsettled().note(standing.site());
        Standing now = target.rollBack();
        audience.say("Readers have " + now.release() + " again, "
                + Figures.count(now.site().files().size(), "file") + ".");
        return judged(standing.site(), now.site(), Optional.empty()).isRight();
    }

    private Unsettled unsettled() {
        return Unsettled.at(request, target.described());
    }
}
