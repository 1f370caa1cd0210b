package dev.octavo.publish.git;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
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
 * A branch of a Git repository. Each publishing is one commit, made in a local cache and pushed unless another push was
 * faster. So the branch always holds the whole old site or the whole new one.
 */
public final class BranchTarget implements Target {
    // How much of the history to fetch, step by step, to find the previous site.
    private static final List<String> DEEPER = List.of("--deepen=50", "--deepen=500", "--unshallow");

    // https://docs.github.com/en/repositories/working-with-files/managing-large-files
    private static final long MAX_AT_GITHUB = 100L << 20;
    private static final long LARGE_AT_GITHUB = 50L << 20;
    private static final int MAX_NAMED = 5;

    private final Destination.Branch place;
    private final BranchSettings settings;
    private final SiteRepository sources;
    private final String description;
    private final BranchCache cache;
    private final RemoteBranch remote;
    private Optional<Snapshot> last = Optional.empty();

    /**
     * The branch at one moment.
     *
     * @param commit absent if there is no such branch
     * @param edited files of ours that are not as we published them
     */
    private record Snapshot(Optional<BranchCommit> commit, TargetState state, List<String> edited) {}

    /**
     * Finds the repository, without connecting to it.
     *
     * @param siteFolder the folder of the site's sources; the cache of the branch is in its {@code .octavo/git}
     * @throws ProblemException if the repository's name is wrong, or publishing would overwrite the site's sources
     */
    public BranchTarget(Destination.Branch place, Path siteFolder, BranchSettings settings) {
        Path site = siteFolder.toAbsolutePath().normalize();
        GitProgram git = GitProgram.in(settings.ssh().environment());
        this.place = place;
        this.settings = settings;
        this.sources = SiteRepository.containing(site, git);
        RemoteRepository repository = RemoteRepository.of(place.repository(), sources, settings.home());
        this.description = repository.description(place.branch());
        if (sources.isOnBranch(place.branch()) && repository.isOf(sources, settings.home())) {
            throw holdsSources();
        }
        this.cache = BranchCache.open(git, site.resolve(".octavo/git"), place.repository(), place.branch());
        GitProgram connecting =
                cache.git().with(sources.connectionSettings()).with(ssh(settings, sources, cache.folder()));
        GitCredentials credentials = new GitCredentials(connecting, repository, settings);
        long timeout = Math.max(1, settings.ssh().timeouts().silence().toSeconds());
        this.remote = new RemoteBranch(cache, repository, place.branch(), credentials, timeout);
    }

    private static Map<String, String> ssh(BranchSettings settings, SiteRepository sources, Path cache) {
        try {
            return settings.ssh().forGit(sources.hasSshCommand(), cache);
        } catch (IOException e) {
            throw BranchCache.refusal("write", cache, e);
        }
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public TargetState state() {
        return withRepair(() -> {
            Snapshot snapshot = readSnapshot();
            if (!snapshot.edited().isEmpty()) {
                settings.warnings()
                        .accept(ProblemKind.COMMAND
                                .warning("not as Octavo published it in the branch " + place.branch() + ": "
                                        + named(snapshot.edited()))
                                .hint("publishing puts the site's own in their place; what is to stay belongs in the"
                                        + " site's sources"));
            }
            return snapshot.state();
        });
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        return withRepair(() -> {
            Optional<BranchCommit.Entry> entry = snapshot().commit().flatMap(commit -> commit.file(file.name()));
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(cache.bytes(entry.get().id()));
        });
    }

    @Override
    public PublishResult publish(FinishedSite site, TargetState seen, Progress progress) {
        requireAccepted(site);
        return withRepair(() -> {
            Snapshot now = snapshot();
            if (!now.state().release().equals(seen.release())) {
                throw remote.movedMeanwhile();
            }
            int all = site.manifest().files().size();
            Optional<CommitWriter.NewCommit> newCommit =
                    commits().publish(site, now.commit(), now.state().site(), progress);
            if (newCommit.isEmpty()) {
                return new PublishResult(0, 0, all, seen.release());
            }
            String commit = newCommit.get().commit();
            push(now, commit, progress);
            int files = newCommit.get().files();
            return new PublishResult(files, newCommit.get().bytes(), all - files, BranchCommit.description(commit));
        });
    }

    @Override
    public TargetState rollBack() {
        return withRepair(() -> {
            Snapshot now = snapshot();
            BranchCommit commit = now.commit().orElseThrow(() -> nothingBefore());
            BranchCommit past = BranchCommit.read(cache, previousPublished(commit.id()));
            push(now, commits().rollBack(past, commit), Progress.SILENT);
            return snapshot().state();
        });
    }

    /** The newest commit before {@code head} that has another site. */
    private String previousPublished(String head) throws IOException {
        Optional<String> site = manifest(head);
        Optional<String> at = CommitWriter.previous(cache, head);
        while (at.isPresent() && fetchIfMissing(at.get())) {
            Optional<String> other = manifest(at.get());
            if (other.isPresent() && !other.equals(site)) {
                return at.get();
            }
            at = CommitWriter.previous(cache, at.get());
        }
        throw nothingBefore();
    }

    private Optional<String> manifest(String commit) {
        return cache.tryRun("rev-parse", "--verify", "--quiet", commit + ":" + BranchCommit.MANIFEST);
    }

    private boolean fetchIfMissing(String commit) throws IOException {
        for (String depth : DEEPER) {
            if (cache.has(commit)) {
                return true;
            }
            if (cache.run("rev-parse", "--is-shallow-repository").equals("true")) {
                remote.fetch(depth);
            }
        }
        return cache.has(commit);
    }

    private CommitWriter commits() {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.now(settings.clock()).truncatedTo(ChronoUnit.SECONDS));
        String people =
                "author " + sources.identity("AUTHOR", time) + "\ncommitter " + sources.identity("COMMITTER", time);
        return new CommitWriter(cache, place, settings.adopt(), people + "\n");
    }

    private void push(Snapshot now, String commit, Progress progress) throws IOException {
        last = Optional.empty();
        remote.push(commit, now.commit().map(BranchCommit::id), !place.keepsHistory(), progress);
        try {
            cache.remember(commit);
            cache.tidy();
        } catch (IOException e) { // only a warning, since the new site is published
            Problem fault =
                    BranchCache.refusal("use", cache.folder(), e).problems().get(0);
            settings.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning("it is published, but not remembered: " + fault.message())
                            .hint(fault.hint()));
        } catch (BranchCache.Damage e) {
            cache.renew();
        }
    }

    private Snapshot snapshot() throws IOException {
        return last.isPresent() ? last.get() : readSnapshot();
    }

    private Snapshot readSnapshot() throws IOException {
        Optional<String> head = remote.head();
        if (head.isPresent() && !cache.has(head.get())) {
            remote.fetch("--depth=1");
            head = Optional.of(cache.run("rev-parse", "--verify", BranchCache.HEAD));
        } else if (head.isPresent()) {
            cache.remember(head.get());
        }
        Snapshot snapshot = head.isPresent()
                ? readSnapshot(head.get())
                : new Snapshot(Optional.empty(), TargetState.NOTHING, List.of());
        last = Optional.of(snapshot);
        return snapshot;
    }

    private Snapshot readSnapshot(String head) throws IOException {
        BranchCommit commit = BranchCommit.read(cache, head);
        requireOurs(commit);
        List<String> edited = new ArrayList<>();
        List<SiteFile> files = new ArrayList<>(commit.site(cache, edited).all());
        boolean finished = commit.file(CommitWriter.NO_JEKYLL).isPresent();
        if (place.domain().isPresent()) {
            files.removeIf(file -> file.path().equals(new OutputPath(CommitWriter.DOMAIN)));
            Optional<BranchCommit.Entry> there = commit.file(CommitWriter.DOMAIN);
            finished &= there.isPresent()
                    && Arrays.equals(
                            CommitWriter.domainFile(place.domain().get()),
                            cache.bytes(there.get().id()));
        }
        TargetState state = new TargetState(SiteManifest.of(files), BranchCommit.description(head), finished);
        return new Snapshot(Optional.of(commit), state, edited);
    }

    private ProblemException holdsSources() {
        return ProblemException.of(
                description + " holds the sources of this site", "publish to a separate branch, such as gh-pages");
    }

    /** Makes sure that Octavo published the branch, or may adopt it. */
    private void requireOurs(BranchCommit commit) {
        if (commit.manifest().isEmpty() && sources.head().equals(Optional.of(commit.id()))) {
            throw holdsSources();
        }
        if (commit.manifest().isEmpty() && !commit.files().isEmpty() && !settings.adopt()) {
            String why = commit.files().containsKey(BranchCommit.MANIFEST)
                    ? ", but its list of what Octavo published there (" + BranchCommit.MANIFEST + ") is damaged"
                    : " that Octavo did not publish";
            throw ProblemException.of(
                    description + " holds files" + why + ": "
                            + named(commit.files().keySet()),
                    "publish to another branch; or take this one over with --adopt: files that the site has, too, are"
                            + " replaced then, and the rest stays");
        }
    }

    /** Makes sure that no file is larger than the host accepts. */
    private void requireAccepted(FinishedSite site) {
        if (!remote.repository().isGitHub()) {
            return;
        }
        String remedy = "make it smaller, or put it somewhere else and link to it";
        List<String> tooLarge = larger(site, MAX_AT_GITHUB);
        if (!tooLarge.isEmpty()) {
            throw ProblemException.of("GitHub takes no file of more than 100 MB: " + named(tooLarge), remedy);
        }
        List<String> large = larger(site, LARGE_AT_GITHUB);
        if (!large.isEmpty()) {
            settings.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning("GitHub asks for files of less than 50 MB: " + named(large))
                            .hint(remedy));
        }
    }

    private static List<String> larger(FinishedSite site, long size) {
        return site.manifest().all(file -> file.size() > size).stream()
                .map(SiteFile::name)
                .toList();
    }

    /** The exception if there is no earlier site to restore. */
    private ProblemException nothingBefore() {
        String again = "build the earlier site from its sources, and publish it";
        return ProblemException.of(
                "nothing of an earlier site is left in " + description,
                place.keepsHistory()
                        ? again
                        : "a branch without history is only remembered where it was published from; " + again);
    }

    static String named(Collection<String> paths) {
        return Figures.list(List.copyOf(paths), MAX_NAMED);
    }

    /** The result of {@code work}, which is repeated with a new cache if the old one is damaged. */
    private <T> T withRepair(IOSupplier<T> work) {
        try {
            return retryOnDamage(work);
        } catch (IOException e) {
            throw BranchCache.refusal("use", cache.folder(), e);
        } catch (BranchCache.Damage e) {
            throw ProblemException.of(
                    description() + " lacks something that belongs to it, or the cache does: " + e.getMessage(),
                    "\"git fsck\" says what, in the repository there and in " + cache.folder());
        }
    }

    private <T> T retryOnDamage(IOSupplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (BranchCache.Damage damage) {
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
