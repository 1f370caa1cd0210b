package dev.octavo.use.fetch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What to fetch.
 *
 * @param articles names or files of articles; if empty, all articles
 * @param cards whether addresses that stand alone on a line become cards, too
 * @param dryRun whether to only report what would be fetched
 * @param asOf the current time, for articles that expire
 * @param today the date to record for each picture
 * @param threads how many articles are read at once, at least 1
 * @param oldSite the URL, without a slash at the end, where files may be that the site lacks: {@code https://example.org}
 */
public record FetchRequest(
        Path siteFolder,
        List<String> articles,
        boolean cards,
        boolean dryRun,
        Instant asOf,
        LocalDate today,
        int threads,
        Optional<String> oldSite) {
    public FetchRequest {
        articles = List.copyOf(articles);
    }
}
