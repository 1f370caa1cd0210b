package dev.octavo.use.importer;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What to import, and into which site.
 *
 * @param from folders, exports, or the several files of one export
 * @param kind the program or service, such as {@code hugo}; recognised if absent
 * @param media the folder of pictures that an export lacks
 * @param site created if it does not exist
 * @param dryRun whether to write nothing
 * @param force whether the settings are made again, and what the author has changed since an earlier import is written beside
 * @param comments whether readers' comments are shown below the articles
 * @param report the page to write on what became of each article
 * @param fetch whether pictures of other hosts, and those that are missing, are downloaded
 * @param today for articles without any date
 * @param zone of a site whose zone is not known
 */
public record ImportRequest(
        List<Path> from,
        Optional<String> kind,
        Optional<Path> media,
        Path site,
        boolean dryRun,
        boolean force,
        boolean comments,
        Optional<Path> report,
        boolean fetch,
        LocalDate today,
        ZoneId zone) {
    public ImportRequest {
        from = List.copyOf(from);
    }
}
