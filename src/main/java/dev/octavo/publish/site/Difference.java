package dev.octavo.publish.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The differences between two sites, each list sorted by path.
 *
 * @param before the number of files of the old site
 */
public record Difference(List<SiteFile> added, List<SiteFile> changed, List<SiteFile> removed, int before) {
    // Removing more files than this needs confirmation, since it is probably a mistake.
    private static final int MAX_REMOVED = 50;
    private static final int MAX_REMOVED_FRACTION = 5;

    public Difference {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public static Difference between(SiteManifest before, SiteManifest now) {
        List<SiteFile> added = new ArrayList<>();
        List<SiteFile> changed = new ArrayList<>();
        for (SiteFile file : now.all()) {
            Optional<SiteFile> old = before.file(file.path());
            if (old.isEmpty()) {
                added.add(file);
            } else if (!old.get().sameBytes(file)) {
                changed.add(file);
            }
        }
        List<SiteFile> removed = before.all(file -> !now.contains(file.path()));
        return new Difference(added, changed, removed, before.files().size());
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** Whether more than 50 files, or more than a fifth of all, are removed: that may be a mistake. */
    public boolean removesMany() {
        return removed.size() > MAX_REMOVED || removed.size() * MAX_REMOVED_FRACTION > before;
    }

    /**
     * The files to send, in the order in which they may become visible: files that pages show, new pages, changed pages
     * that may link to them, then feeds and sitemaps.
     */
    public List<SiteFile> sent() {
        Comparator<SiteFile> byKind = Comparator.comparing(SiteFile::kind);
        // Sorting is stable: within a kind, new files come before changed ones, which may link to them.
        return Stream.concat(added.stream(), changed.stream()).sorted(byKind).toList();
    }
}
