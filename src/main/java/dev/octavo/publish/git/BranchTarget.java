package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.git.around.RemotePlaces;
import dev.octavo.publish.git.around.SiteRepository;
import dev.octavo.publish.git.around.Writer;
import dev.octavo.publish.git.line.CacheDamage;
import dev.octavo.publish.git.line.Line;
import dev.octavo.publish.git.login.Logins;
import dev.octavo.publish.git.store.Cache;
import dev.octavo.publish.git.store.CacheDisk;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * A branch of a Git repository. A publishing is one commit, made beside the site and pushed if nobody else was quicker, so
 * that whoever serves the branch has the old site or the new one at every moment.
 */
public final class BranchTarget implements Target {
    // How much of the history is fetched to find the site before: more each time, and all at last.
    private static final List<Integer> DEPTHS = List.of(8, 64, 512, Integer.MAX_VALUE);

    private final Destination.Branch place;
    private final BranchSettings settings;
    private final SiteRepository around;
    private final RemotePlace remote;
    private final Cache cache;
    private final Line line;
    private Optional<Look> last = Optional.empty();

    private BranchTarget(
            Destination.Branch place,
            BranchSettings settings,
            SiteRepository around,
            RemotePlace remote,
            Cache cache,
            Line line) {
        this.place = place;
        this.settings = settings;
        this.around = around;
        this.remote = remote;
        this.cache = cache;
        this.line = line;
    }

    /**
     * Finds the repository, without asking it anything.
     *
     * @param siteFolder where the site's sources are; what is remembered of the branch lies in its {@code .octavo/git}
     * @throws ProblemException where there can be no such place, or the author would lose sources there
     */
    public static BranchTarget open(Destination.Branch place, Path siteFolder, BranchSettings settings) {
        Path site = siteFolder.toAbsolutePath().normalize();
        SiteRepository around = SiteRepository.around(site, settings.home(), settings.environment());
        RemotePlaces places = new RemotePlaces(around, settings.home());
        RemotePlace remote = places.of(place.repository());
        BranchRules.requirePublishable(place.branch(), remote, places);
        String name = BranchRules.cacheName(place.repository(), place.branch());
        Cache cache = Cache.open(site.resolve(".octavo/git").resolve(name), name);
        Line line = new Line(
                remote,
                place.branch(),
                new Logins(remote, site, settings.environment(), settings.prompt(), settings.word()),
                SshSettings.of(settings.environment(), settings.user(), settings.prompt()),
                GitProgram.in(settings.environment()),
                settings.patience());
        return new BranchTarget(place, settings, around, remote, cache, line);
    }

    @Override
    public String described() {
        return "the branch " + place.branch() + " of " + remote.described();
    }

    @Override
    public Standing standing() {
        return mended(() -> {
            Look look = look();
            BranchRules.edited(place.branch(), look).ifPresent(settings.word());
            return look.standing();
        });
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return mended(() -> seen().read(cache.repository(), file.path().value()));
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        BranchRules.requireAccepted(site, remote, settings.word());
        return mended(() -> {
            Look now = seen();
            if (!now.standing().release().equals(seen.release())) {
                throw line.moved();
            }
            Optional<Commits.Made> made =
                    commits().publishing(site, now.stand(), now.standing().site(), now.sums(), progress);
            if (made.isEmpty()) {
                return new Receipt(0, 0, site.manifest().files().size(), seen.release());
            }
            push(now, made.get(), progress);
            int present = site.manifest().files().size() - made.get().files();
            return new Receipt(
                    made.get().files(),
                    made.get().bytes(),
                    present,
                    Stand.release(made.get().commit()));
        });
    }

    @Override
    public Standing rollBack() {
        return mended(() -> {
            Look now = seen();
            Stand stand = now.stand().orElseThrow(this::nothingBefore);
            ObjectId before = new Past(cache.repository(), deeper())
                    .before(stand.commit())
                    .orElseThrow(this::nothingBefore);
            Commits.Made made = commits().rollingBack(Stand.read(cache.repository(), before), stand);
            push(now, made, Progress.SILENT);
            return seen().standing();
        });
    }

    private ProblemException nothingBefore() {
        return BranchRules.nothingBefore(described(), place.keepsHistory());
    }

    private Past.Deeper deeper() {
        Iterator<Integer> depths = DEPTHS.iterator();
        return () -> {
            boolean more = depths.hasNext()
                    && !cache.repository()
                            .getObjectDatabase()
                            .getShallowCommits()
                            .isEmpty();
            if (more) {
                line.fetch(cache.repository(), Cache.HEAD, depths.next());
            }
            return more;
        };
    }

    private Commits commits() {
        return new Commits(cache, place, settings.adopts(), writer("author"), writer("committer"));
    }

    private PersonIdent writer(String role) {
        return Writer.of(
                role,
                around.config(),
                settings.environment(),
                settings.clock().instant(),
                settings.clock().getZone());
    }

    private void push(Look now, Commits.Made made, Progress progress) throws IOException {
        Optional<ObjectId> head = now.stand().map(stand -> stand.commit().getId());
        BranchRules.requireNotCheckedOut(place.branch(), remote);
        last = Optional.empty();
        try {
            line.push(cache.repository(), made.commit(), head, !place.keepsHistory(), progress);
        } catch (ProblemException failure) {
            if (!cache.isWhole(made.commit())) {
                throw new CacheDamage(failure); // the server may have seen that, too
            }
            throw failure;
        }
        remember(made.commit(), head);
    }

    /** Readers have the new site: whatever goes wrong here is not the publishing's. */
    private void remember(ObjectId commit, Optional<ObjectId> before) throws IOException {
        try {
            cache.name(Cache.HEAD, commit);
            if (!place.keepsHistory() && before.isPresent()) {
                cache.remember(before.get());
            }
            cache.tidy();
            last = Optional.of(Look.at(cache, commit, place));
        } catch (IOException e) {
            Problem fault =
                    CacheDisk.failure("use", cache.folder(), e).problems().get(0);
            settings.word()
                    .accept(Problem.warning("it is published, but not remembered: " + fault.message())
                            .hint(fault.hint()));
            if (!CacheDisk.isRefusal(e)) {
                cache.renew();
            }
        }
    }

    private Look seen() throws IOException {
        return last.isPresent() ? last.get() : look();
    }

    private Look look() throws IOException {
        Optional<ObjectId> head = line.head(cache.repository());
        if (head.isPresent() && !cache.repository().getObjectDatabase().has(head.get())) {
            line.fetch(cache.repository(), Cache.HEAD, 1);
            head = cache.commit(Cache.HEAD);
        } else if (head.isPresent()) {
            cache.name(Cache.HEAD, head.get());
        }
        Look look = head.isPresent() ? Look.at(cache, head.get(), place) : Look.nothing(cache);
        BranchRules.requireOurs(look, place.branch(), remote, around, settings.adopts());
        last = Optional.of(look);
        return look;
    }

    private <T> T mended(Mending.Work<T> work) {
        return Mending.of(cache, described(), () -> last = Optional.empty(), work);
    }

    @Override
    public void close() {
        line.close();
        cache.close();
    }
}
