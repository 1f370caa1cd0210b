package dev.octavo.publish.git;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.git.store.BlobSums;
import dev.octavo.publish.git.store.Cache;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Standing;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * What was seen of the branch.
 *
 * @param stand absent where there is no such branch
 * @param standing the same as everybody sees it
 * @param edited files of ours that are not as we published them
 * @param sums what is known of the files
 */
record Look(Optional<Stand> stand, Standing standing, List<String> edited, BlobSums sums) {
    Look {
        edited = List.copyOf(edited);
    }

    static Look nothing(Cache cache) {
        return new Look(Optional.empty(), Standing.NOTHING, List.of(), BlobSums.in(cache.sums()));
    }

    static Look at(Cache cache, ObjectId commit, Destination.Branch place) throws IOException {
        Stand stand = Stand.read(cache.repository(), commit);
        BlobSums sums = BlobSums.in(cache.sums());
        List<String> edited = new ArrayList<>();
        try (ObjectReader reader = cache.repository().newObjectReader()) {
            SiteManifest site = stand.site(sums, reader, edited);
            boolean finished = isFinished(stand, place, reader);
            if (place.domain().isPresent()) {
                site = without(site, new OutputPath(Commits.DOMAIN));
            }
            sums.save(
                    cache.sums(),
                    stand.files().values().stream()
                            .map(DirCacheEntry::getObjectId)
                            .toList());
            return new Look(Optional.of(stand), new Standing(site, Stand.release(commit), finished), edited, sums);
        }
    }

    /** Whether the files are there that no build makes. */
    private static boolean isFinished(Stand stand, Destination.Branch place, ObjectReader reader) throws IOException {
        if (stand.file(Commits.NO_JEKYLL).isEmpty()) {
            return false;
        }
        if (place.domain().isEmpty()) {
            return true;
        }
        Optional<DirCacheEntry> file = stand.file(Commits.DOMAIN);
        byte[] wanted = Commits.domainFile(place.domain().get());
        return file.isPresent()
                && Arrays.equals(wanted, reader.open(file.get().getObjectId()).getBytes());
    }

    private static SiteManifest without(SiteManifest site, OutputPath path) {
        List<SiteFile> others = site.files().values().stream()
                .filter(file -> !file.path().equals(path))
                .toList();
        return SiteManifest.of(others);
    }

    /** The bytes of a file there; empty where it is missing. */
    Optional<byte[]> read(Repository repository, String path) throws IOException {
        Optional<DirCacheEntry> entry = stand.flatMap(there -> there.file(path));
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(repository.open(entry.get().getObjectId()).getBytes(Integer.MAX_VALUE - 8));
    }
}
