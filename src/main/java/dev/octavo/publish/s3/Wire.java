package dev.octavo.publish.s3;

import java.io.IOException;

/** Sends a request once. */
interface Wire {
    Answer send(Request request) throws IOException;
}
