package dev.octavo.serve;

import dev.octavo.pipeline.preview.Preview;
import dev.octavo.serve.http.Answer;
import dev.octavo.serve.http.Asked;
import dev.octavo.serve.http.MediaTypes;
import dev.octavo.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What the preview itself shows, below {@code /_octavo/}: a page about the site, and the scripts of all pages. */
final class Desk {
    static final String PLACE = "/_octavo/";

    private static final String TOKEN = "{token}";
    private static final Set<String> FILES = Set.of(
            "desk.css",
            "desk.js",
            "chart.js",
            "files.js",
            "hub.js",
            "lines.js",
            "live.js",
            "morph.js",
            "page.js",
            "panel.js",
            "stream.js",
            "worker.js");

    private final Preview preview;
    private final Path siteFolder;
    private final String token;

    Desk(Preview preview, Path siteFolder, String token) {
        this.preview = preview;
        this.siteFolder = siteFolder;
        this.token = token;
    }

    /** The answer to a request for something below {@link #PLACE}. */
    Answer at(Asked asked) throws IOException {
        String name = asked.path().substring(PLACE.length());
        if (name.isEmpty()) {
            String page = new String(packed("desk.html"), StandardCharsets.UTF_8).replace(TOKEN, token);
            return Answer.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8));
        }
        if (name.equals("site.json")) {
            return site(asked);
        }
        return FILES.contains(name)
                ? Answer.bytes(200, MediaTypes.of(name), packed(name))
                : Answer.text(404, "The preview has no such page.");
    }

    private Answer site(Asked asked) {
        if (!asked.parameter("token").equals(Optional.of(token))) {
            return Answer.text(403, "Only pages of this preview may ask that.");
        }
        String json = Json.COMPACT.write(DeskSite.of(preview, siteFolder));
        return Answer.bytes(200, MediaTypes.of("site.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] packed(String name) throws IOException {
        try (InputStream in = Desk.class.getResourceAsStream("/serve/" + name)) {
            if (in == null) {
                throw new IllegalStateException("packed with the program: " + name);
            }
            return in.readAllBytes();
        }
    }
}
