package dev.octavo.pipeline.preview;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What is to be previewed. Drafts and scheduled articles are part of it, marked as such.
 *
 * @param siteFolder the folder that holds {@code content/}
 * @param outFolder where builds put the site: what they remember makes the start quick; nothing is written there
 * @param now the time, for {@code publish-at} and {@code expires}
 * @param threads how many files are read at once, at least 1
 */
public record PreviewRequest(Path siteFolder, Path outFolder, InstantSource now, int threads) {}
