package dev.octavo.publish.release;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.release.ReleaseList.ReleaseStatus;
import dev.octavo.publish.release.ReleaseList.Snapshot;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.publish.target.TargetState;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A target that is a folder with several releases of the site, and a link to the one that readers get. Readers notice
 * nothing until a release is complete and the link is switched to it.
 */
public final class Releases implements Target {
    private static final String MARK_TEXT =
            "The releases of a site, kept by Octavo. Readers get the one that the link \"current\" beside this folder"
                    + " leads to.\n"
                    + "Octavo deletes what it does not need here: put nothing of your own into it.\n";

    private final ReleaseFolder folder;
    private final int keep;
    private final boolean adopt;
    private volatile Optional<Release> read = Optional.empty();

    /**
     * Opens the releases in a folder.
     *
     * @param keep how many releases to keep, including the live one; at least 1
     * @param adopt whether to publish the first release beside a home page that Octavo did not make
     */
    public Releases(ReleaseFiles files, int keep, boolean adopt) {
        this(files, keep, adopt, Optional.empty());
    }

    /** @param note keeps the manifest of the live release, for folders from which reading takes long */
    public Releases(ReleaseFiles files, int keep, boolean adopt, Optional<Note> note) {
        this.folder = new ReleaseFolder(files, note);
        this.keep = keep;
        this.adopt = adopt;
    }

    @Override
    public String description() {
        return folder.named("");
    }

    @Override
    public TargetState state() {
        return snapshot().state();
    }

    private Snapshot snapshot() {
        Snapshot snapshot = ReleaseList.snapshot(folder);
        read = snapshot.release();
        return snapshot;
    }

    @Override
    public Optional<byte[]> read(SiteFile file) {
        Optional<Release> release = read.isPresent() ? read : snapshot().release();
        return release.flatMap(live -> folder.bytes(live.site() + "/" + file.path()));
    }

    @Override
    public PublishResult publish(FinishedSite site, TargetState seen, Progress progress) {
        ReleaseList.of(folder); // throws before anything is changed
        if (seen.isNothing() && !adopt) {
            requireNoHomePage();
        }
        if (folder.entry("").isEmpty()) {
            folder.makeFolder("");
        }
        return folder.withLock(progress, () -> publishLocked(site, seen, progress));
    }

    /** If the web server's root is the folder itself, it would keep serving that page, and nobody would notice. */
    private void requireNoHomePage() {
        Optional<String> home = folder.list("").stream()
                .filter(entry -> entry.kind() == ReleaseFiles.Kind.FILE)
                .map(ReleaseFiles.Entry::name)
                .filter(name -> name.startsWith("index."))
                .min(Comparator.naturalOrder());
        home.ifPresent(name -> {
            throw ProblemException.of(
                    folder.named(name) + " was not made by Octavo, and a server whose"
                            + " root is this folder will keep showing it: the site goes to " + Release.CURRENT
                            + ", a link in this folder",
                    "let the server's root be that link; where the root cannot be changed, choose another folder"
                            + " for this target, move this one away, and make a link in its place: ln -s"
                            + " OTHER-FOLDER/" + Release.CURRENT + " THIS-FOLDER; --adopt publishes beside that file");
        });
    }

    private PublishResult publishLocked(FinishedSite site, TargetState seen, Progress progress) {
        Snapshot snapshot = snapshot();
        snapshot.state().requireUnchangedSince(seen, description());
        if (snapshot.hasManifest()
                && snapshot.releases().live().filter(ReleaseStatus::incomplete).isPresent()) {
            // The release is live and complete, but its publishing ended before it was marked as complete.
            snapshot.release().ifPresent(this::markComplete);
            snapshot = snapshot();
        }
        folder.makeFolder(Release.ALL);
        if (folder.entry(Release.MARK).isEmpty()) {
            folder.write(Release.MARK, out -> out.write(MARK_TEXT.getBytes(StandardCharsets.UTF_8)));
        }
        TargetState state = snapshot.state();
        Optional<Release> live = snapshot.release();
        boolean same = snapshot.hasManifest()
                && Difference.between(state.site(), site.manifest()).isEmpty();
        if (same && live.isPresent() && isRight(live.get(), state.site())) {
            publishRelease(live.get(), snapshot.releases());
            return new PublishResult(0, 0, site.manifest().files().size(), state.release());
        }
        Release next = snapshot.releases().claim();
        PublishResult result = new ReleaseBuilder(folder, next, site, progress).prepare(snapshot);
        publishRelease(next, snapshot.releases());
        return result;
    }

    /** Compares a release with its manifest; the bytes only where reading is cheap, elsewhere the sizes. */
    private boolean isRight(Release release, SiteManifest site) {
        return FileTree.below(folder, release.site())
                .faults(site, file -> folder.isLocal())
                .isEmpty();
    }

    /** Makes a complete release the live one, and deletes what is no longer needed. */
    private void publishRelease(Release release, ReleaseList before) {
        folder.require();
        if (!before.live().map(ReleaseStatus::release).equals(Optional.of(release))) {
            switchTo(release);
        }
        read = Optional.of(release);
        try {
            markComplete(release); // first, in case something of other releases cannot be deleted
            prune(release, before);
        } catch (ProblemException e) {
            throw e.after(
                    "readers have " + release + " in " + description()
                            + ", but what is no longer needed is still there",
                    "correct what follows, and publish again: nothing is sent twice");
        }
    }

    /** Switches the link. The new one is made in the release's folder, so this fails if that was moved meanwhile. */
    private void switchTo(Release release) {
        folder.makeFolder(release.parts());
        folder.switchLink(Release.CURRENT, release.site(), release.parts() + "/link");
    }

    /** Marks a release as published, so that a rollback can return to it. */
    private void markComplete(Release release) {
        folder.delete(release.parts());
        folder.delete(release.incoming());
    }

    /** Deletes old releases, and those that were never live or were rolled back: a rollback must not lead to these. */
    private void prune(Release release, ReleaseList before) {
        int newest = before.live().map(status -> status.release().number()).orElse(Integer.MAX_VALUE);
        Set<Release> kept = before.onceLive()
                .map(ReleaseStatus::release)
                .filter(shown -> shown.number() <= newest && !shown.equals(release))
                .sorted(Comparator.reverseOrder())
                .limit(Math.max(0, keep - 1))
                .collect(Collectors.toSet());
        for (ReleaseStatus status : before.releases()) {
            Release old = status.release();
            if (!old.equals(release) && !kept.contains(old)) {
                folder.delete(old.manifest()); // first, so that a half-deleted release does not count as one
                folder.delete(old.folder());
            } else if (status.holdsParts() && !old.equals(release)) {
                folder.delete(old.parts());
            }
        }
    }

    @Override
    public TargetState rollBack() {
        if (earlier(ReleaseList.of(folder)).isEmpty()) {
            throw nothingEarlier(List.of()); // before anything is created there
        }
        return folder.withLock(Progress.SILENT, () -> {
            List<Release> earlier = earlier(ReleaseList.of(folder));
            for (Release release : earlier) {
                Optional<SiteManifest> list = folder.bytes(release.manifest()).flatMap(SiteManifest::parse);
                if (list.isPresent() && isRight(release, list.get())) {
                    folder.require();
                    switchTo(release);
                    folder.delete(release.parts());
                    return state();
                }
            }
            throw nothingEarlier(earlier);
        });
    }

    /** Earlier published releases, the newest first. */
    private static List<Release> earlier(ReleaseList shelf) {
        int current = shelf.current().map(Release::number).orElse(Integer.MAX_VALUE);
        return shelf.onceLive()
                .map(ReleaseStatus::release)
                .filter(release -> release.number() < current)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private ProblemException nothingEarlier(List<Release> damaged) {
        String which = damaged.stream().map(Release::toString).collect(Collectors.joining(", "));
        String fact = damaged.isEmpty() ? "no earlier release is left" : "no earlier release is whole (" + which + ")";
        return ProblemException.of(
                fact + " in " + description(),
                "take the site's files back to what they were, build, and publish that; \"keep\" in"
                        + " content/site.yaml says how many releases stay");
    }

    @Override
    public void close() {
        folder.close();
    }
}
