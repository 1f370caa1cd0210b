package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ArticleCache;
import dev.octavo.blog.content.ReadRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to build.
 *
 * @param siteFolder the folder that contains {@code content/}
 * @param outFolder where the finished site goes
 * @param url replaces the one in {@code site.yaml}
 * @param drafts whether drafts and scheduled posts are built too, marked as such
 * @param asOf "now" for {@code publish-at} and {@code expires}
 * @param clean whether to make everything from scratch
 * @param threads how many files are read or made at once, at least 1; does not affect the result
 */
public record BuildRequest(
        Path siteFolder,
        Path outFolder,
        Optional<String> url,
        boolean drafts,
        Instant asOf,
        boolean clean,
        int threads) {
    /** Returns a request to read the site with a cache. */
    ReadRequest reading(ArticleCache cache) {
        return new ReadRequest(asOf, drafts, url, threads, cache);
    }

    /** Returns a request to read the site with the last build's cache, which is not written. */
    ReadRequest reading() {
        return reading(new InMemoryArticles(outFolder, siteFolder));
    }
}
