package dev.octavo.publish.release;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The releases in a folder.
 *
 * @param current the release that the link {@code current} leads to, which may be missing
 * @param releases sorted by number
 * @param highest the largest number of a release, even an incomplete or missing one
 */
record ReleaseList(ReleaseFolder folder, Optional<Release> current, List<ReleaseStatus> releases, int highest) {
    private static final String ELSEWHERE = ", or choose another folder for this target in content/site.yaml";

    private static final int ATTEMPTS = 5;

    /**
     * The status of a release, according to the entries of its folder.
     *
     * @param manifestSize the size of its manifest; absent if the release was never complete, or is being deleted
     * @param incomplete whether its publishing is not complete
     * @param holdsParts whether a publishing or a rollback that broke off has left something
     */
    record ReleaseStatus(
            Release release, boolean holdsSite, Optional<Long> manifestSize, boolean incomplete, boolean holdsParts) {
        static ReleaseStatus of(Release release, ReleaseFolder folder) {
            List<Entry> entries = folder.list(release.folder());
            return new ReleaseStatus(
                    release,
                    entries.stream().anyMatch(e -> e.name().equals(Release.SITE) && e.kind() == Kind.FOLDER),
                    entries.stream()
                            .filter(e -> e.name().equals(Release.MANIFEST) && e.kind() == Kind.FILE)
                            .map(Entry::size)
                            .findFirst(),
                    entries.stream().anyMatch(e -> e.name().equals(Release.INCOMING)),
                    entries.stream().anyMatch(e -> e.name().equals(Release.PARTS)));
        }

        /** Whether readers have ever got it: it has all files, and its publishing was completed. */
        boolean wasLive() {
            return holdsSite && manifestSize.isPresent() && !incomplete;
        }
    }

    /**
     * Lists a folder, which need not exist yet.
     *
     * @throws ProblemException if something in it is not Octavo's and would be in the way
     */
    static ReleaseList of(ReleaseFolder folder) {
        requireOurs(folder);
        Optional<Release> linked = folder.entry(Release.CURRENT).flatMap(entry -> current(folder, entry));
        List<Entry> entries = folder.list(Release.ALL);
        List<Release> numbers = entries.stream()
                .filter(entry -> entry.kind() == Kind.FOLDER)
                .flatMap(entry -> Release.named(entry.name()).stream())
                .sorted()
                .toList();
        int highest = Stream.concat(entries.stream().map(Entry::name).map(Release::named), Stream.of(linked))
                .flatMap(Optional::stream)
                .mapToInt(Release::number)
                .max()
                .orElse(0);
        return new ReleaseList(
                folder, linked, folder.map(numbers, number -> ReleaseStatus.of(number, folder)), highest);
    }

    private static Optional<Release> current(ReleaseFolder folder, Entry current) {
        String here = folder.named(Release.CURRENT);
        if (current.kind() != Kind.LINK) {
            String kind = current.kind() == Kind.FOLDER ? "a folder" : "no link";
            throw ProblemException.of(
                    here + " is " + kind + ", and readers are to follow a link there", "move it away" + ELSEWHERE);
        }
        // The target is empty if another publishing is switching the link right now.
        return folder.target(Release.CURRENT)
                .map(target -> Release.linked(target)
                        .orElseThrow(() -> ProblemException.of(
                                here + " leads to " + target + ", which is not a release",
                                "delete that link" + ELSEWHERE)));
    }

    private static void requireOurs(ReleaseFolder folder) {
        if (folder.entry("").filter(top -> top.kind() == Kind.FILE).isPresent()) {
            throw ProblemException.of(folder.named("") + " is a file", "choose a folder in content/site.yaml");
        }
        Optional<Entry> all = folder.entry(Release.ALL);
        if (all.isEmpty()) {
            return;
        }
        String here = folder.named(Release.ALL);
        if (all.get().kind() != Kind.FOLDER) {
            throw ProblemException.of(
                    here + " is not a folder, and the releases of the site belong there", "move it away" + ELSEWHERE);
        }
        List<Entry> entries = folder.list(Release.ALL);
        boolean marked = entries.stream().anyMatch(entry -> Release.MARK.equals(Release.ALL + "/" + entry.name()));
        // The folder is empty if a publish ended between its first two steps.
        if (!marked && !entries.isEmpty()) {
            throw ProblemException.of(
                    here + " holds files, and no .octavo-releases that says they are Octavo's",
                    "move it away" + ELSEWHERE);
        }
    }

    /** The release that readers get; empty if the link is missing or leads nowhere. */
    Optional<ReleaseStatus> live() {
        return releases.stream()
                .filter(status -> status.holdsSite() && current.equals(Optional.of(status.release())))
                .findFirst();
    }

    /**
     * The releases and the state of the target at one moment.
     *
     * @param hasManifest false if the live release's manifest is damaged
     */
    record Snapshot(ReleaseList releases, Optional<Release> release, TargetState state, boolean hasManifest) {}

    /** Reads the state of the target; again if another publishing switches the link meanwhile. */
    static Snapshot snapshot(ReleaseFolder folder) {
        Snapshot found = of(folder).snapshot();
        for (int i = 1; i < ATTEMPTS; i++) {
            if (folder.target(Release.CURRENT).flatMap(Release::linked).equals(found.releases.current)) {
                break;
            }
            found = of(folder).snapshot();
        }
        return found;
    }

    private Snapshot snapshot() {
        // If the link is missing or leads nowhere, the newest published release.
        Optional<ReleaseStatus> status = live().or(() -> onceLive().max(Comparator.comparing(ReleaseStatus::release)));
        Optional<Release> release = status.map(ReleaseStatus::release);
        if (release.isEmpty()) {
            return new Snapshot(this, release, new TargetState(SiteManifest.EMPTY, "", isFinished()), true);
        }
        Release there = release.get();
        Optional<SiteManifest> list =
                status.flatMap(ReleaseStatus::manifestSize).flatMap(size -> folder.manifest(there, size));
        TargetState state = list.isPresent()
                ? new TargetState(list.get(), there.toString(), isFinished())
                : new TargetState(scan(there), there + ", whose list of files is damaged", false);
        return new Snapshot(this, release, state, list.isPresent());
    }

    /** The files of a release, found by reading all of them. */
    private SiteManifest scan(Release release) {
        List<Map.Entry<String, Entry>> files = FileTree.below(folder, release.site()).entries().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Kind.FILE)
                .toList();
        List<Optional<SiteFile>> scanned = folder.map(files, file -> scan(release, file));
        return SiteManifest.of(scanned.stream().flatMap(Optional::stream).toList());
    }

    private Optional<SiteFile> scan(Release release, Map.Entry<String, Entry> file) {
        try {
            OutputPath name = new OutputPath(file.getKey());
            return folder.hash(release.site() + "/" + name)
                    .map(hash -> new SiteFile(name, file.getValue().size(), hash, Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no build makes such a name, so it is not ours
        }
    }

    /** The releases that readers have got, sorted by number. */
    Stream<ReleaseStatus> onceLive() {
        return releases.stream().filter(ReleaseStatus::wasLive);
    }

    /** Whether no publishing was left half done. */
    boolean isFinished() {
        if (releases.isEmpty() && current.isEmpty()) {
            return true; // before the first publishing
        }
        return live().isPresent() && releases.stream().allMatch(ReleaseStatus::wasLive);
    }

    /**
     * Makes a folder for the next release, or renames that of an unfinished release to a new number: if the publishing
     * that began it is still running, although it has lost the lock, its paths no longer exist.
     */
    Release claim() {
        Optional<Release> unfinished = releases.stream()
                .filter(status -> !status.wasLive())
                .map(ReleaseStatus::release)
                // The link must never lead to a release that is being filled.
                .filter(release -> release.number() == highest && !current.equals(Optional.of(release)))
                .findFirst();
        Release free = new Release(highest + 1);
        if (unfinished.isPresent()) {
            folder.move(unfinished.get().folder(), free.folder());
            return free;
        }
        while (!folder.makeFolder(free.folder())) {
            free = new Release(free.number() + 1); // somebody else published first, and holds or held the lock
        }
        return free;
    }
}
