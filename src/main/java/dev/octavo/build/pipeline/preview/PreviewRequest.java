package dev.octavo.build.pipeline.preview;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What to preview. It includes drafts and scheduled articles, marked as such.
 *
 * @param siteFolder the folder that contains {@code content/}
 * @param outFolder the output folder of builds, whose cache speeds up the start; nothing is written there
 * @param now the clock, for {@code publish-at} and {@code expires}
 * @param threads how many files are read at once, at least 1
 */
public record PreviewRequest(Path siteFolder, Path outFolder, InstantSource now, int threads) {}
