package dev.octavo.publish;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/**
 * The site that readers had when a publishing was last complete, noted while another is under way. Where that is ended
 * between the switch and the look, caches were not told and nobody looked: the next one has to do it for both.
 */
final class Unsettled {
    private static final int SHORT = 12;
    /** The sum of no file. */
    private static final Sha256 EITHER = new Sha256("0".repeat(64));

    private final Path note;

    private Unsettled(Path note) {
        this.note = note;
    }

    /** That of one place; another that is given the same name starts anew. */
    static Unsettled at(PublishRequest request, String described) {
        return new Unsettled(file("unsettled", request, described));
    }

    /** Where something is remembered of one place. */
    static Path file(String folder, PublishRequest request, String described) {
        String place =
                Sha256.of(described.getBytes(StandardCharsets.UTF_8)).hex().substring(0, SHORT);
        return request.siteFolder()
                .resolve(".octavo")
                .resolve(folder)
                .resolve(request.destination().name() + "-" + place);
    }

    /**
     * Notes {@code site}, beside an earlier one that still is. Where the disk does not take it, a later call knows less.
     */
    void note(SiteManifest site) {
        SiteManifest all = noted().map(earlier -> both(earlier, site)).orElse(site);
        try {
            Files.createDirectories(note.getParent());
            Path part = note.resolveSibling(note.getFileName() + ".part");
            Files.write(part, all.bytes());
            Files.move(part, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileUtils.deleteQuietly(note.toFile());
        }
    }

    /** Caches were told, and readers have what they should. */
    void settle() {
        FileUtils.deleteQuietly(note.toFile());
    }

    /**
     * What readers may have had, file by file, so that all that differs from {@code now} does so here too.
     *
     * @param standing what stands at the place, or stood there before {@code now}
     */
    SiteManifest before(SiteManifest standing, SiteManifest now) {
        Optional<SiteManifest> noted = noted();
        if (noted.isEmpty()) {
            return standing;
        }
        List<SiteFile> files = new ArrayList<>();
        for (OutputPath path : paths(standing, noted.get())) {
            Optional<SiteFile> then = standing.file(path);
            boolean same = then.map(SiteFile::hash).equals(now.file(path).map(SiteFile::hash));
            (same ? noted.get().file(path) : then).ifPresent(files::add);
        }
        return SiteManifest.of(files);
    }

    /** Where the two differ, readers may have either: it counts as differing from whatever comes. */
    private static SiteManifest both(SiteManifest one, SiteManifest other) {
        return SiteManifest.of(paths(one, other).stream()
                .map(path -> one.file(path)
                        .filter(file -> other.file(path).filter(file::sameBytes).isPresent())
                        .orElse(new SiteFile(path, 0, EITHER, Optional.empty())))
                .toList());
    }

    private static Set<OutputPath> paths(SiteManifest one, SiteManifest other) {
        Set<OutputPath> all = new HashSet<>(one.files().keySet());
        all.addAll(other.files().keySet());
        return all;
    }

    private Optional<SiteManifest> noted() {
        try {
            return Files.isRegularFile(note) ? SiteManifest.parse(Files.readAllBytes(note)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
