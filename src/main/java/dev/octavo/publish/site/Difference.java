package dev.octavo.publish.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The changes that turn the files of one site into those of another, each list sorted by path.
 *
 * @param before how many files the old site has
 */
public record Difference(List<SiteFile> added, List<SiteFile> changed, List<SiteFile> removed, int before) {
    // More than these need the author's word: they are more likely a mistake than an intention.
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

    /** Whether so much goes that it may be a mistake: more than 50 files, or more than a fifth of all. */
    public boolean removesMany() {
        return removed.size() > MAX_REMOVED || removed.size() * MAX_REMOVED_FRACTION > before;
    }

    /**
     * What is sent, in the order in which it may become visible: what pages show, pages that are new, pages that lead to
     * them, and at last what sends readers there.
     */
    public List<SiteFile> sent() {
        Comparator<SiteFile> byKind = Comparator.comparing(SiteFile::kind);
        // Sorting is stable: within a kind what is new comes before what may name it.
        return Stream.concat(added.stream(), changed.stream()).sorted(byKind).toList();
    }
}
