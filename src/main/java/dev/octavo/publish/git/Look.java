package dev.octavo.publish.git;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Standing;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of the branch.
 *
 * @param stand absent where there is no such branch
 * @param standing the same as everybody sees it
 * @param edited files of ours that are not as we published them
 */
record Look(Optional<Stand> stand, Standing standing, List<String> edited) {
    static final Look NOTHING = new Look(Optional.empty(), Standing.NOTHING, List.of());

    Look {
        edited = List.copyOf(edited);
    }

    static Look at(Cache cache, String commit, Destination.Branch place) throws IOException {
        Stand stand = Stand.read(cache, commit);
        List<String> edited = new ArrayList<>();
        SiteManifest site = stand.site(cache, edited);
        if (place.domain().isPresent()) {
            site = without(site, new OutputPath(Commits.DOMAIN));
        }
        Standing standing = new Standing(site, Stand.release(commit), isFinished(stand, place, cache));
        return new Look(Optional.of(stand), standing, edited);
    }

    /** Whether the files are there that no build makes. */
    private static boolean isFinished(Stand stand, Destination.Branch place, Cache cache) throws IOException {
        if (stand.file(Commits.NO_JEKYLL).isEmpty()) {
            return false;
        }
        if (place.domain().isEmpty()) {
            return true;
        }
        Optional<Stand.Entry> file = stand.file(Commits.DOMAIN);
        byte[] wanted = Commits.domainFile(place.domain().get());
        return file.isPresent() && Arrays.equals(wanted, cache.bytes(file.get().id()));
    }

    private static SiteManifest without(SiteManifest site, OutputPath path) {
        List<SiteFile> others = site.files().values().stream()
                .filter(file -> !file.path().equals(path))
                .toList();
        return SiteManifest.of(others);
    }

    /** The bytes of a file there; empty where it is missing. */
    Optional<byte[]> read(Cache cache, String path) throws IOException {
        Optional<Stand.Entry> entry = stand.flatMap(there -> there.file(path));
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(cache.bytes(entry.get().id()));
    }
}
