package dev.octavo.publish;

import dev.octavo.hash.Sha256;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The site that readers had when a publishing was last complete, noted while another is under way. Where that is ended
 * between the switch and the look, caches were not told and readers may have the old site: the next one does it for both.
 *
 * @param note the file for one place; another place that is given the same name has another
 */
record LastConfirmedSite(Path note) {
    private static final int SHORT = 12;
    /** The sum of no file. */
    private static final Sha256 UNKNOWN = new Sha256("0".repeat(64));

    /** @param described the place, in words */
    static LastConfirmedSite at(PublishRequest request, String described) {
        String place = Sha256.of(described).hex().substring(0, SHORT);
        return new LastConfirmedSite(request.siteFolder()
                .resolve(".octavo/unsettled")
                .resolve(request.destination().name() + "-" + place));
    }

    /**
     * Notes {@code site}, beside an earlier one that still is: where the two differ, readers may have either, and it counts
     * as differing from whatever comes. Where the disk does not take it, a later call knows less.
     */
    void store(SiteManifest site) {
        SiteManifest all = read().map(earlier -> merged(
                        earlier,
                        site,
                        path -> site.hasSameBytes(earlier, path)
                                ? site.file(path)
                                : Optional.of(new SiteFile(path, 0, UNKNOWN, Optional.empty()))))
                .orElse(site);
        try {
            Files.createDirectories(note.getParent());
            Path part = note.resolveSibling(note.getFileName() + ".part");
            Files.write(part, all.bytes());
            Files.move(part, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            clear();
        }
    }

    /** Caches were told, and readers have what they should. */
    void clear() {
        FileUtils.deleteQuietly(note.toFile());
    }

    /**
     * What readers may have had, file by file, so that all that differs from {@code now} does so here too.
     *
     * @param standing what stands at the place, or stood there before {@code now}
     */
    SiteManifest before(SiteManifest standing, SiteManifest now) {
        return read().map(earlier ->
                        merged(earlier, standing, path -> (standing.hasSameBytes(now, path) ? earlier : standing).file(path)))
                .orElse(standing);
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
        try {
            return SiteManifest.parse(Files.readAllBytes(note));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
