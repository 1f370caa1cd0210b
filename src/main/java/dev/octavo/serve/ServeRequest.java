package dev.octavo.serve;

import dev.octavo.pipeline.preview.PreviewRequest;

/**
 * How a site is to be shown.
 *
 * @param host the address to listen on: {@code 127.0.0.1}
 * @param port the first to try; 0 for any
 * @param poll whether to look at the files instead of asking the system what was saved
 * @param follow whether an open page goes to the article that was saved
 */
public record ServeRequest(PreviewRequest preview, String host, int port, boolean poll, boolean follow) {}
