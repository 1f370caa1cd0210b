package dev.octavo.publish.release;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.Shelf.Shelved;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a folder of releases.
 *
 * @param listed whether the list of its files is as it was written
 */
record Found(Shelf shelf, Optional<Release> release, Standing standing, boolean listed) {
    private static final int LOOKS = 5;

    /** Another publishing may switch and prune while this looks: then it looks again. */
    static Found in(ReleaseFolder folder) {
        Found found = on(Shelf.of(folder), folder);
        for (int i = 1; i < LOOKS; i++) {
            Optional<Release> now = folder.target(Release.CURRENT).flatMap(Release::linked);
            if (now.equals(found.shelf.linked())) {
                break;
            }
            found = on(Shelf.of(folder), folder);
        }
        return found;
    }

    private static Found on(Shelf shelf, ReleaseFolder folder) {
        Optional<Release> release = shelf.standing().map(Shelved::release);
        if (release.isEmpty()) {
            return new Found(shelf, release, new Standing(SiteManifest.EMPTY, "", shelf.isFinished()), true);
        }
        Optional<SiteManifest> list = folder.bytes(release.get().manifest()).flatMap(SiteManifest::parse);
        Standing standing = list.isPresent()
                ? new Standing(list.get(), release.get().toString(), shelf.isFinished())
                : new Standing(
                        asItLies(release.get(), folder), release.get() + ", whose list of files is damaged", false);
        return new Found(shelf, release, standing, list.isPresent());
    }

    /** What a release holds, by reading all of it. */
    private static SiteManifest asItLies(Release release, ReleaseFolder folder) {
        Tree tree = Tree.below(folder, release.site());
        List<String> paths =
                tree.entries().keySet().stream().filter(tree::isFile).toList();
        return SiteManifest.of(folder.map(paths, path -> asItLies(release, path, tree, folder)).stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<SiteFile> asItLies(Release release, String path, Tree tree, ReleaseFolder folder) {
        Entry entry = Optional.ofNullable(tree.entries().get(path)).orElseThrow();
        try {
            OutputPath name = new OutputPath(path);
            return folder.sum(release.site() + "/" + path)
                    .map(sum -> new SiteFile(name, entry.size(), sum, Optional.empty()));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no build makes such a name: it is somebody else's
        }
    }

    /** Whether readers have all of it, and whoever let them have it ended before he could say so. */
    boolean isUnsaid() {
        return listed && shelf.current().filter(Shelved::arriving).isPresent();
    }
}
