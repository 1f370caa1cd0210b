package dev.octavo.disk;

import java.io.IOException;
import java.io.OutputStream;

/** Content too large to be held in memory. It may be asked for more than once. */
@FunctionalInterface
public interface ContentSource {
    /** Writes all of it; {@code out} stays open. */
    void writeTo(OutputStream out) throws IOException;
}
