package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.PreviewRequest;

/**
 * How to serve a site.
 *
 * @param host the address to listen on: {@code 127.0.0.1}
 * @param port the first to try; 0 for any free port
 * @param poll whether to poll the files instead of using the system's notifications
 * @param follow whether open pages go to the article that was saved
 */
public record ServeRequest(PreviewRequest preview, String host, int port, boolean poll, boolean follow) {}
