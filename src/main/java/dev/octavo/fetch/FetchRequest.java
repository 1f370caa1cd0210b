package dev.octavo.fetch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to be fetched.
 *
 * @param articles names or files of the articles; all where there are none
 * @param dryRun whether it is only said what would be fetched
 * @param asOf what "now" is for articles that expire
 * @param today for the note of where a picture came from
 * @param threads how many articles are read at once, at least 1
 */
public record FetchRequest(
        Path siteFolder, List<String> articles, boolean dryRun, Instant asOf, LocalDate today, int threads) {
    public FetchRequest {
        articles = List.copyOf(articles);
    }
}
