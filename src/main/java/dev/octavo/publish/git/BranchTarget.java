package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.git.around.RemotePlaces;
import dev.octavo.publish.git.around.SiteRepository;
import dev.octavo.publish.git.around.SshVariables;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A branch of a Git repository. A publishing is one commit, made beside the site and pushed if nobody else was quicker, so
 * that whoever serves the branch has the old site or the new one at every moment.
 */
public final class BranchTarget implements Target {
    // How much of the history is fetched to find the site before: more each time, and all at last.
    private static final List<Integer> DEPTHS = List.of(8, 64, 512, Integer.MAX_VALUE);

    // Of a commit: seconds since 1970, and the zone's offset.
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendLiteral('@')
            .appendValue(ChronoField.INSTANT_SECONDS)
            .appendLiteral(' ')
            .appendOffset("+HHMM", "+0000")
            .toFormatter(Locale.ROOT);

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
        GitProgram git = GitProgram.in(settings.environment());
        SiteRepository around = SiteRepository.around(site, git);
        RemotePlaces places = new RemotePlaces(around, settings.home());
        RemotePlace remote = places.of(place.repository());
        BranchRules.requirePublishable(place.branch(), remote, places, around);
        String name = BranchRules.cacheName(place.repository(), place.branch());
        Cache cache = Cache.open(git, site.resolve(".octavo/git").resolve(name), name);
        GitProgram connecting = git.with(around.connecting()).with(ssh(settings, around, cache.folder()));
        Logins logins = new Logins(connecting, remote, settings);
        Line line = new Line(
                cache, remote, place.branch(), logins, settings.patience().toSeconds());
        return new BranchTarget(place, settings, around, remote, cache, line);
    }

    private static Map<String, String> ssh(BranchSettings settings, SiteRepository around, Path cache) {
        try {
            return SshVariables.of(
                    settings.environment(),
                    around.git().run(around.site(), "config", "core.sshCommand").isDone(),
                    settings.prompt().isPresent(),
                    settings.patience().toSeconds(),
                    cache);
        } catch (IOException e) {
            throw CacheDisk.failure("write", cache, e);
        }
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
        return mended(() -> seen().read(cache, file.path().value()));
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
                    commits().publishing(site, now.stand(), now.standing().site(), progress);
            if (made.isEmpty()) {
                return new Receipt(0, 0, site.manifest().files().size(), seen.release());
            }
            String commit = push(now, made.get(), progress);
            int present = site.manifest().files().size() - made.get().files();
            return new Receipt(made.get().files(), made.get().bytes(), present, Stand.release(commit));
        });
    }

    @Override
    public Standing rollBack() {
        return mended(() -> {
            Look now = seen();
            Stand stand = now.stand().orElseThrow(this::nothingBefore);
            String before = new Past(cache, deeper()).before(stand.commit()).orElseThrow(this::nothingBefore);
            Commits.Made made = commits().rollingBack(Stand.read(cache, before), stand);
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
            boolean more = depths.hasNext() && Files.exists(cache.shallow()) && Files.size(cache.shallow()) > 0;
            if (more) {
                line.fetch(depths.next());
            }
            return more;
        };
    }

    private Commits commits() {
        String time =
                TIME.format(settings.clock().instant().atZone(settings.clock().getZone()));
        String author = around.writer("AUTHOR", time);
        return new Commits(cache, place, settings.adopts(), author, around.writer("COMMITTER", time));
    }

    private String push(Look now, Commits.Made made, Progress progress) throws IOException {
        Optional<String> head = now.stand().map(Stand::commit);
        BranchRules.requireNotCheckedOut(place.branch(), remote, around.git());
        last = Optional.empty();
        String commit = line.push(made.commit(), head, !place.keepsHistory(), progress);
        remember(commit, head);
        return commit;
    }

    /** Readers have the new site: whatever goes wrong here is not the publishing's. */
    private void remember(String commit, Optional<String> before) throws IOException {
        try {
            cache.name(Cache.HEAD, commit);
            if (!place.keepsHistory() && before.isPresent()) {
                cache.remember(before.get());
            }
            cache.tidy();
        } catch (IOException e) {
            Problem fault =
                    CacheDisk.failure("use", cache.folder(), e).problems().get(0);
            settings.word()
                    .accept(Problem.warning("it is published, but not remembered: " + fault.message())
                            .hint(fault.hint()));
        } catch (CacheDamage e) {
            cache.renew();
        }
    }

    private Look seen() throws IOException {
        return last.isPresent() ? last.get() : look();
    }

    private Look look() throws IOException {
        Optional<String> head = line.head();
        if (head.isPresent() && !cache.has(head.get())) {
            line.fetch(1);
            head = Optional.of(cache.ask("rev-parse", "--verify", Cache.HEAD).strip());
        } else if (head.isPresent()) {
            cache.name(Cache.HEAD, head.get());
        }
        Look look = head.isPresent() ? Look.at(cache, head.get(), place) : Look.NOTHING;
        BranchRules.requireOurs(look, place.branch(), remote, around, settings.adopts());
        last = Optional.of(look);
        return look;
    }

    /** Something done with the cache. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /** What {@code work} gives; it is done again with a new cache where the old one was damaged. */
    private <T> T mended(Work<T> work) {
        try {
            return again(work);
        } catch (IOException e) {
            throw CacheDisk.failure("use", cache.folder(), e);
        } catch (CacheDamage stillThere) {
            throw new ProblemException(Problem.error(described()
                            + " lacks something that belongs to it, or the cache does: " + stillThere.getMessage())
                    .hint("\"git fsck\" says what, in the repository there and in " + cache.folder()));
        }
    }

    private <T> T again(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (CacheDamage damage) {
            last = Optional.empty();
            cache.renew();
            return work.run();
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}
