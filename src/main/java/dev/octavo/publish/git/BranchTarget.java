package dev.octavo.publish.git;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Receipt;
import dev.octavo.publish.target.Standing;
import dev.octavo.publish.target.Target;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.function.IOSupplier;

/**
 * A branch of a Git repository. A publishing is one commit, made beside the site and pushed unless another push was
 * quicker, so that readers of the branch have the old site or the new one at every moment.
 */
public final class BranchTarget implements Target {
    // How much of the history is fetched to find the site before.
    private static final List<String> DEEPER = List.of("--deepen=50", "--deepen=500", "--unshallow");

    // https://docs.github.com/en/repositories/working-with-files/managing-large-files
    private static final long MOST_AT_GITHUB = 100L << 20;
    private static final long MUCH_AT_GITHUB = 50L << 20;
    private static final int MOST_NAMED = 5;

    private final Destination.Branch place;
    private final BranchSettings settings;
    private final SiteRepository around;
    private final String described;
    private final Cache cache;
    private final Line line;
    private Optional<Look> last = Optional.empty();

    /**
     * What was seen of the branch.
     *
     * @param stand absent where there is no such branch
     * @param edited which files of ours are not as we published them
     */
    private record Look(Optional<Stand> stand, Standing standing, List<String> edited) {}

    /**
     * Finds the repository, without asking it anything.
     *
     * @param siteFolder where the site's sources are; what is remembered of the branch lies in its {@code .octavo/git}
     * @throws ProblemException where there can be no such place, or the author would lose sources there
     */
    public BranchTarget(Destination.Branch place, Path siteFolder, BranchSettings settings) {
        Path site = siteFolder.toAbsolutePath().normalize();
        GitProgram git = GitProgram.in(settings.ssh().environment());
        this.place = place;
        this.settings = settings;
        this.around = SiteRepository.around(site, git);
        RemotePlace remote = RemotePlace.of(place.repository(), around, settings.home());
        this.described = remote.described(place.branch());
        if (around.isAt(place.branch()) && remote.isOf(around, settings.home())) {
            throw ofSources();
        }
        this.cache = Cache.open(git, site.resolve(".octavo/git"), place.repository(), place.branch());
        GitProgram connecting = cache.git().with(around.connecting()).with(ssh(settings, around, cache.folder()));
        Logins logins = new Logins(connecting, remote, settings);
        long patience = Math.max(1, settings.ssh().patience().silence().toSeconds());
        this.line = new Line(cache, remote, place.branch(), logins, patience);
    }

    private static Map<String, String> ssh(BranchSettings settings, SiteRepository around, Path cache) {
        try {
            return settings.ssh().forGit(around.hasSshCommand(), cache);
        } catch (IOException e) {
            throw Cache.refusal("write", cache, e);
        }
    }

    @Override
    public String described() {
        return described;
    }

    @Override
    public Standing standing() {
        return mended(() -> {
            Look look = look();
            if (!look.edited().isEmpty()) {
                settings.word()
                        .accept(Problem.warning("not as Octavo published it in the branch " + place.branch() + ": "
                                        + named(look.edited()))
                                .hint("publishing puts the site's own in their place; what is to stay belongs in the"
                                        + " site's sources"));
            }
            return look.standing();
        });
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return mended(() -> {
            Optional<Stand.Entry> entry = seen().stand().flatMap(stand -> stand.file(file.name()));
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(cache.bytes(entry.get().id()));
        });
    }

    @Override
    public Receipt publish(FinishedSite site, Standing seen, Progress progress) {
        requireAccepted(site);
        return mended(() -> {
            Look now = seen();
            if (!now.standing().release().equals(seen.release())) {
                throw line.moved();
            }
            int all = site.manifest().files().size();
            Optional<Commits.Made> made =
                    commits().publishing(site, now.stand(), now.standing().site(), progress);
            if (made.isEmpty()) {
                return new Receipt(0, 0, all, seen.release());
            }
            String commit = made.get().commit();
            push(now, commit, progress);
            int files = made.get().files();
            return new Receipt(files, made.get().bytes(), all - files, Stand.release(commit));
        });
    }

    @Override
    public Standing rollBack() {
        return mended(() -> {
            Look now = seen();
            Stand stand = now.stand().orElseThrow(() -> nothingBefore());
            Stand past = Stand.read(cache, before(stand.commit()));
            push(now, commits().rollingBack(past, stand), Progress.SILENT);
            return seen().standing();
        });
    }

    /** The newest commit before {@code head} that held another site. */
    private String before(String head) throws IOException {
        Optional<String> site = manifest(head);
        Optional<String> at = Commits.before(cache, head);
        while (at.isPresent() && isHere(at.get())) {
            Optional<String> other = manifest(at.get());
            if (other.isPresent() && !other.equals(site)) {
                return at.get();
            }
            at = Commits.before(cache, at.get());
        }
        throw nothingBefore();
    }

    private Optional<String> manifest(String commit) {
        return cache.find("rev-parse", "--verify", "--quiet", commit + ":" + Stand.MANIFEST);
    }

    private boolean isHere(String commit) throws IOException {
        for (String depth : DEEPER) {
            if (cache.has(commit)) {
                return true;
            }
            if (cache.ask("rev-parse", "--is-shallow-repository").equals("true")) {
                line.fetch(depth);
            }
        }
        return cache.has(commit);
    }

    private Commits commits() {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.now(settings.clock()).truncatedTo(ChronoUnit.SECONDS));
        String people = "author " + around.writer("AUTHOR", time) + "\ncommitter " + around.writer("COMMITTER", time);
        return new Commits(cache, place, settings.adopts(), people + "\n");
    }

    private void push(Look now, String commit, Progress progress) throws IOException {
        last = Optional.empty();
        line.push(commit, now.stand().map(Stand::commit), !place.keepsHistory(), progress);
        try {
            cache.remember(commit);
            cache.tidy();
        } catch (IOException e) { // readers have the new site, so it is not the publishing that failed
            Problem fault = Cache.refusal("use", cache.folder(), e).problems().get(0);
            settings.word()
                    .accept(Problem.warning("it is published, but not remembered: " + fault.message())
                            .hint(fault.hint()));
        } catch (Cache.Damage e) {
            cache.renew();
        }
    }

    private Look seen() throws IOException {
        return last.isPresent() ? last.get() : look();
    }

    private Look look() throws IOException {
        Optional<String> head = line.head();
        if (head.isPresent() && !cache.has(head.get())) {
            line.fetch("--depth=1");
            head = Optional.of(cache.ask("rev-parse", "--verify", Cache.HEAD));
        } else if (head.isPresent()) {
            cache.remember(head.get());
        }
        Look look = head.isPresent() ? look(head.get()) : new Look(Optional.empty(), Standing.NOTHING, List.of());
        last = Optional.of(look);
        return look;
    }

    private Look look(String head) throws IOException {
        Stand stand = Stand.read(cache, head);
        requireOurs(stand);
        List<String> edited = new ArrayList<>();
        List<SiteFile> files = new ArrayList<>(stand.site(cache, edited).all());
        boolean finished = stand.file(Commits.NO_JEKYLL).isPresent();
        if (place.domain().isPresent()) {
            files.removeIf(file -> file.path().equals(new OutputPath(Commits.DOMAIN)));
            Optional<Stand.Entry> there = stand.file(Commits.DOMAIN);
            finished &= there.isPresent()
                    && Arrays.equals(
                            Commits.domainFile(place.domain().get()),
                            cache.bytes(there.get().id()));
        }
        Standing standing = new Standing(SiteManifest.of(files), Stand.release(head), finished);
        return new Look(Optional.of(stand), standing, edited);
    }

    private ProblemException ofSources() {
        return ProblemException.of(
                described + " holds the sources of this site", "publish to a branch of its own, such as gh-pages");
    }

    /** Sees that what is in the branch was published by Octavo, or may be taken over. */
    private void requireOurs(Stand stand) {
        if (stand.listed().isEmpty() && around.head().equals(Optional.of(stand.commit()))) {
            throw ofSources();
        }
        if (stand.listed().isEmpty() && !stand.files().isEmpty() && !settings.adopts()) {
            String why = stand.files().containsKey(Stand.MANIFEST)
                    ? ", but its list of what Octavo published there (" + Stand.MANIFEST + ") is damaged"
                    : " that Octavo did not publish";
            throw ProblemException.of(
                    described + " holds files" + why + ": "
                            + named(stand.files().keySet()),
                    "publish to another branch; or take this one over with --adopt: files that the site has, too, are"
                            + " replaced then, and the rest stays");
        }
    }

    /** Sees that no file is larger than the host takes. */
    private void requireAccepted(FinishedSite site) {
        if (!line.place().isGitHub()) {
            return;
        }
        String remedy = "make it smaller, or put it somewhere else and link to it";
        List<String> tooLarge = larger(site, MOST_AT_GITHUB);
        if (!tooLarge.isEmpty()) {
            throw ProblemException.of("GitHub takes no file of more than 100 MB: " + named(tooLarge), remedy);
        }
        List<String> large = larger(site, MUCH_AT_GITHUB);
        if (!large.isEmpty()) {
            settings.word()
                    .accept(Problem.warning("GitHub asks for files of less than 50 MB: " + named(large))
                            .hint(remedy));
        }
    }

    private static List<String> larger(FinishedSite site, long size) {
        return site.manifest().all(file -> file.size() > size).stream()
                .map(SiteFile::name)
                .toList();
    }

    /** What is told where there is nothing to go back to. */
    private ProblemException nothingBefore() {
        String again = "build the earlier site from its sources, and publish it";
        return ProblemException.of(
                "nothing of an earlier site is left in " + described,
                place.keepsHistory()
                        ? again
                        : "a branch without history is only remembered where it was published from; " + again);
    }

    static String named(Collection<String> paths) {
        return Figures.list(List.copyOf(paths), ", ", MOST_NAMED);
    }

    /** What {@code work} gives; it is done again with a new cache where the old one was damaged. */
    private <T> T mended(IOSupplier<T> work) {
        try {
            return again(work);
        } catch (IOException e) {
            throw Cache.refusal("use", cache.folder(), e);
        } catch (Cache.Damage stillThere) {
            throw ProblemException.of(
                    described() + " lacks something that belongs to it, or the cache does: " + stillThere.getMessage(),
                    "\"git fsck\" says what, in the repository there and in " + cache.folder());
        }
    }

    private <T> T again(IOSupplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (Cache.Damage damage) {
            last = Optional.empty();
            cache.renew();
            return work.get();
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}
