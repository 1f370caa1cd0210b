package dev.octavo.serve;

import dev.octavo.serve.http.Answer;
import dev.octavo.serve.http.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** What the preview itself shows, below {@code /_octavo/}. */
final class Desk {
    static final String PLACE = "/_octavo/";

    private static final Set<String> FILES = Set.of("live.js");

    private Desk() {}

    /** The answer to a request for {@code name}, below {@link #PLACE}. */
    static Answer at(String name) throws IOException {
        if (!FILES.contains(name)) {
            return Answer.text(404, "The preview has no such page.");
        }
        try (InputStream in = Desk.class.getResourceAsStream("/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException("packed with the program: " + name);
            }
            return Answer.bytes(200, MediaTypes.of(name), in.readAllBytes());
        }
    }
}
