package dev.octavo.content;

import java.time.Instant;
import java.util.Optional;

/**
 * How a site is to be read.
 *
 * @param asOf what "now" is for {@code publish-at} and {@code expires}
 * @param drafts whether drafts and scheduled articles belong to the site too, with their state
 * @param url instead of the one in {@code site.yaml}
 * @param threads how many files are read at once, at least 1
 * @param memory what the last build read
 */
public record ReadRequest(Instant asOf, boolean drafts, Optional<String> url, int threads, ArticleMemory memory) {}
