package dev.octavo.serve;

import dev.octavo.output.MediaTypes;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.serve.http.Answer;
import dev.octavo.serve.http.Asked;
import dev.octavo.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What the preview itself shows, below {@code /_octavo/}: a page about the site, and the scripts of all pages. */
final class Desk {
    static final String PLACE = "/_octavo/";

    private static final String TOKEN = "{token}";
    private static final String FOR_OURS_ONLY = "Only pages of this preview may ask that.";
    private static final String OF_THE_DESK = "[a-z]+\\.(?:css|js)";

    private final Preview preview;
    private final SitePages pages;
    private final Path siteFolder;
    private final Token token;

    Desk(Preview preview, SitePages pages, Path siteFolder, Token token) {
        this.preview = preview;
        this.pages = pages;
        this.siteFolder = siteFolder;
        this.token = token;
    }

    /** The answer to a request for something below {@link #PLACE}. */
    Answer at(Asked asked) throws IOException {
        String name = asked.path().substring(PLACE.length());
        if (name.isEmpty()) {
            String page = new String(packed("desk.html").orElseThrow(), StandardCharsets.UTF_8)
                    .replace(TOKEN, token.value());
            return Answer.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8));
        }
        if (name.equals("site.json")) {
            return token.isShownBy(asked) ? site() : Answer.text(403, FOR_OURS_ONLY);
        }
        if (name.equals("lines")) {
            return token.isShownBy(asked) ? lines(asked) : Answer.text(403, FOR_OURS_ONLY);
        }
        return packed(name)
                .filter(bytes -> name.matches(OF_THE_DESK))
                .map(bytes -> Answer.bytes(200, MediaTypes.of(name), bytes))
                .orElseGet(() -> Answer.text(404, "The preview has no such page."));
    }

    private Answer site() {
        String json = Json.COMPACT.write(DeskSite.of(preview, pages.problems(), siteFolder));
        return Answer.bytes(200, MediaTypes.of("site.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    /** The page that is asked for, in which every block says where it comes from. */
    private Answer lines(Asked asked) {
        try {
            return asked.parameter("page")
                    .flatMap(page -> preview.lined(pages.address(page)))
                    .map(page -> Answer.bytes(200, MediaTypes.of("/"), page.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(() -> Answer.text(404, "No article becomes that page."));
        } catch (ProblemException | SnapshotChanged unfinished) {
            return Answer.text(503, "The page cannot be made at the moment.");
        }
    }

    /** A file that is packed with the program. */
    private static Optional<byte[]> packed(String name) throws IOException {
        try (InputStream in = Desk.class.getResourceAsStream("/serve/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
