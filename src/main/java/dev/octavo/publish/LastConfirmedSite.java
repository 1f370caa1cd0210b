package dev.octavo.publish;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.Note;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The site that readers had after the last complete publishing, stored while another one runs. If that one is killed
 * before its caches are invalidated and its pages checked, the next publishing does so for the changes of both.
 *
 * @param note the file for one target; it differs for another target with the same name
 */
record LastConfirmedSite(Note note) {
    /** A hash that no file has. */
    private static final Sha256 UNKNOWN = new Sha256("0".repeat(64));

    /** @param described the target's description */
    static LastConfirmedSite at(PublishRequest request, String described) {
        return new LastConfirmedSite(
                Note.of(request.siteFolder(), "unsettled", request.destination().name(), described));
    }

    /**
     * Stores {@code site}. If an earlier one is still stored, readers may have either version of the files that differ,
     * so these are stored with a hash that no file has. If writing fails, nothing is stored.
     */
    void store(SiteManifest site) {
        SiteManifest all = read().map(earlier -> merged(
                        earlier,
                        site,
                        path -> site.sameBytes(earlier, path)
                                ? site.file(path)
                                : Optional.of(new SiteFile(path, 0, UNKNOWN, Optional.empty()))))
                .orElse(site);
        note.write(all.bytes());
    }

    /** Deletes the stored site, after caches are invalidated and readers have the new site. */
    void clear() {
        note.delete();
    }

    /**
     * The site that readers may have had before {@code now}: files that the target has as in {@code now} are as stored.
     *
     * @param published the site at the target, or the one there before {@code now}
     */
    SiteManifest before(SiteManifest published, SiteManifest now) {
        return read().map(earlier -> merged(
                        earlier, published, path -> (published.sameBytes(now, path) ? earlier : published).file(path)))
                .orElse(published);
    }

    private static SiteManifest merged(
            SiteManifest one, SiteManifest other, Function<OutputPath, Optional<SiteFile>> file) {
        return SiteManifest.of(Stream.of(one, other)
                .flatMap(site -> site.files().keySet().stream())
                .distinct()
                .flatMap(path -> file.apply(path).stream())
                .toList());
    }

    private Optional<SiteManifest> read() {
        return note.read().flatMap(SiteManifest::parse);
    }
}
