package dev.octavo.publish.release;

import dev.octavo.publish.release.Shelf.Shelved;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is there already, by its bytes: in the release that stands, and in older ones where it is worth asking them. */
final class Known {
    private final ReleaseFolder folder;
    private final List<Shelved> others;
    private final Map<Sha256, String> paths = new HashMap<>();

    /**
     * Begins with the release that stands.
     *
     * @param others releases that may be asked too
     */
    Known(ReleaseFolder folder, Optional<Release> standing, SiteManifest site, List<Shelved> others) {
        this.folder = folder;
        this.others = new ArrayList<>(others);
        standing.ifPresent(release -> add(release, site));
        this.others.removeIf(shelved -> standing.equals(Optional.of(shelved.release())));
        this.others.sort(Comparator.comparing(Shelved::release).reversed());
    }

    private void add(Release release, SiteManifest site) {
        site.files().values().forEach(file -> paths.putIfAbsent(file.hash(), release.site() + "/" + file.path()));
    }

    /** Asks other releases too, as long as their list is smaller than what would have to be sent. */
    void consult(List<SiteFile> missing) {
        for (Shelved other : others) {
            long size = missing.stream()
                    .filter(file -> !holds(file))
                    .mapToLong(SiteFile::size)
                    .sum();
            if (other.listed().filter(list -> list < size).isPresent()) {
                folder.bytes(other.release().manifest())
                        .flatMap(SiteManifest::parse)
                        .ifPresent(site -> add(other.release(), site));
            }
        }
    }

    boolean holds(SiteFile file) {
        return paths.containsKey(file.hash());
    }

    /** Where a file with the same bytes lies. */
    String path(SiteFile file) {
        return Optional.ofNullable(paths.get(file.hash()))
                .orElseThrow(() -> new IllegalStateException(file + " was not asked for first"));
    }
}
