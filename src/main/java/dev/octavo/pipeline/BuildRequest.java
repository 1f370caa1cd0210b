package dev.octavo.pipeline;

import dev.octavo.content.ArticleCache;
import dev.octavo.content.ReadRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be built.
 *
 * @param siteFolder the folder that holds {@code content/}
 * @param outFolder where the finished site goes
 * @param url instead of the one in {@code site.yaml}
 * @param drafts whether drafts and scheduled posts are built too, marked as such
 * @param asOf what "now" is for {@code publish-at} and {@code expires}
 * @param clean whether everything is made anew
 * @param threads how many files are read or made at once, at least 1; it changes no result
 */
public record BuildRequest(
        Path siteFolder,
        Path outFolder,
        Optional<String> url,
        boolean drafts,
        Instant asOf,
        boolean clean,
        int threads) {
    /** How its files are read, where {@code cache} has what the last build read. */
    ReadRequest reading(ArticleCache cache) {
        return new ReadRequest(asOf, drafts, url, threads, cache);
    }

    /** The same with what the last build into that folder read, of which nothing is written. */
    ReadRequest reading() {
        return reading(new ResidentMemory(outFolder, siteFolder));
    }
}
