package dev.octavo.serve;

import dev.octavo.pipeline.preview.PreviewRequest;

/**
 * How a site is to be shown.
 *
 * @param host the address to listen on: {@code 127.0.0.1}
 * @param port the first to try; 0 for any
 */
public record ServeRequest(PreviewRequest preview, String host, int port) {}
