package dev.octavo.blog.content;

import java.time.Instant;
import java.util.Optional;

/**
 * How to read a site.
 *
 * @param asOf "now" for {@code publish-at} and {@code expires}
 * @param drafts whether drafts and scheduled articles belong to the site too, with their state
 * @param url replaces the one in {@code site.yaml}
 * @param threads how many files are read at once, at least 1
 * @param cache what the last build read
 */
public record ReadRequest(Instant asOf, boolean drafts, Optional<String> url, int threads, ArticleCache cache) {}
