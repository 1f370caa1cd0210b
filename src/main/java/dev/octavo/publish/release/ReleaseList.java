package dev.octavo.publish.release;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.TargetState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All releases in a folder, and the one that readers get.
 *
 * @param current where {@code current} leads, whether or not that is there
 * @param releases by number
 * @param highest the largest number in use
 */
record ReleaseList(ReleaseFolder folder, Optional<Release> current, List<ReleaseStatus> releases, int highest) {
    private static final String ELSEWHERE = ", or choose another folder for this target in content/site.yaml";

    private static final int ATTEMPTS = 5;

    /**
     * A release, as the names in its folder tell.
     *
     * @param manifestSize the size of the list of its files; absent where the release was never complete, or is being deleted
     * @param incomplete whether its publishing is not completed
     */
    record ReleaseStatus(Release release, boolean holdsSite, Optional<Long> manifestSize, boolean incomplete) {
        static ReleaseStatus of(Release release, ReleaseFolder folder) {
            List<Entry> entries = folder.list(release.folder());
            return new ReleaseStatus(
                    release,
                    entries.stream().anyMatch(e -> e.name().equals(Release.SITE) && e.kind() == Kind.FOLDER),
                    entries.stream()
                            .filter(e -> e.name().equals(Release.MANIFEST) && e.kind() == Kind.FILE)
                            .map(Entry::size)
                            .findFirst(),
                    entries.stream().anyMatch(e -> e.name().equals(Release.INCOMING)));
        }

        /** Whether readers have had it: it is whole, and its publishing was completed. */
        boolean wasLive() {
            return holdsSite && manifestSize.isPresent() && !incomplete;
        }
    }

    /**
     * Looks into a folder, which need not be there yet.
     *
     * @throws ProblemException where something in it is not Octavo's, and would be in the way
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
        int taken = Stream.concat(entries.stream().map(Entry::name).map(Release::named), Stream.of(linked))
                .flatMap(Optional::stream)
                .mapToInt(Release::number)
                .max()
                .orElse(0);
        return new ReleaseList(folder, linked, folder.map(numbers, number -> ReleaseStatus.of(number, folder)), taken);
    }

    private static Optional<Release> current(ReleaseFolder folder, Entry current) {
        String here = folder.named(Release.CURRENT);
        if (current.kind() != Kind.LINK) {
            String kind = current.kind() == Kind.FOLDER ? "a folder" : "no link";
            throw ProblemException.of(
                    here + " is " + kind + ", and readers are to follow a link there", "move it away" + ELSEWHERE);
        }
        // There is no target where it is switched this moment.
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
        // A publishing that ended between its first two steps leaves it empty.
        if (!marked && !entries.isEmpty()) {
            throw ProblemException.of(
                    here + " holds files, and no .octavo-releases that says they are Octavo's",
                    "move it away" + ELSEWHERE);
        }
    }

    /** What readers get; empty where the link is gone or leads nowhere. */
    Optional<ReleaseStatus> live() {
        return releases.stream()
                .filter(status -> status.holdsSite() && current.equals(Optional.of(status.release())))
                .findFirst();
    }

    /**
     * What stands in a folder of releases.
     *
     * @param hasManifest whether the list of its files is as it was written
     */
    record Snapshot(ReleaseList releases, Optional<Release> release, TargetState state, boolean hasManifest) {}

    /** What stands there. If another publishing switches the link meanwhile, this looks again. */
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
        // If the link is gone or leads nowhere, what readers got last.
        Optional<Release> release = live()
                .or(() -> onceLive().max(Comparator.comparing(ReleaseStatus::release)))
                .map(ReleaseStatus::release);
        if (release.isEmpty()) {
            return new Snapshot(this, release, new TargetState(SiteManifest.EMPTY, "", isFinished()), true);
        }
        Release there = release.get();
        Optional<SiteManifest> list = folder.bytes(there.manifest()).flatMap(SiteManifest::parse);
        TargetState state = list.isPresent()
                ? new TargetState(list.get(), there.toString(), isFinished())
                : new TargetState(scan(there), there + ", whose list of files is damaged", false);
        return new Snapshot(this, release, state, list.isPresent());
    }

    /** The files of a release, which are all read. */
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
            return Optional.empty(); // no build makes such a name: it is not ours
        }
    }

    /** Those that readers have had, in the order of their numbers. */
    Stream<ReleaseStatus> onceLive() {
        return releases.stream().filter(ReleaseStatus::wasLive);
    }

    /** Whether nothing was left half done. */
    boolean isFinished() {
        if (releases.isEmpty() && current.isEmpty()) {
            return true; // before the first time
        }
        return live().isPresent() && releases.stream().allMatch(ReleaseStatus::wasLive);
    }

    /**
     * Makes a folder for the next release, or takes over the one of an unfinished release under another number: if the
     * publishing that began it is still at work, without the right to, it does not find its paths any more.
     */
    Release claim() {
        Optional<Release> unfinished = releases.stream()
                .filter(status -> !status.wasLive())
                .map(ReleaseStatus::release)
                // The link must never lead to one that is being filled.
                .filter(release -> release.number() == highest && !current.equals(Optional.of(release)))
                .findFirst();
        Release free = new Release(highest + 1);
        if (unfinished.isPresent()) {
            folder.move(unfinished.get().folder(), free.folder());
            return free;
        }
        while (!folder.makeFolder(free.folder())) {
            free = new Release(free.number() + 1); // another publishing was faster, and has or had the right to
        }
        return free;
    }
}
