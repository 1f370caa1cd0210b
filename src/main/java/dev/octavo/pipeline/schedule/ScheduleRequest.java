package dev.octavo.pipeline.schedule;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Whose schedule is asked for.
 *
 * @param siteFolder the folder that holds {@code content/}
 * @param outFolder where the finished site goes; what the last build into it remembers need not be read again
 * @param asOf what counts as now
 * @param threads how many files are read at once, at least 1
 */
public record ScheduleRequest(Path siteFolder, Path outFolder, Instant asOf, int threads) {}
