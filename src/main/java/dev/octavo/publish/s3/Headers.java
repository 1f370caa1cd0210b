package dev.octavo.publish.s3;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import java.util.Optional;

/**
 * The HTTP headers that readers get with an object.
 *
 * @param redirect where a website endpoint sends them instead: a path of the host, or a URL
 */
record Headers(String contentType, String cacheControl, Optional<String> redirect) {
    /** For files that change and keep their address: browsers ask each time whether they still have the right one. */
    private static final String REVALIDATE = "max-age=0, must-revalidate";

    /** For files that get another address when they change. No longer, since a name may look like that by chance. */
    private static final String ONE_HOUR = "max-age=3600";

    /** @param redirects whether a page that leads elsewhere at once is to be a redirect */
    static Headers of(SiteFile file, boolean redirects) {
        OutputPath path = file.path();
        Optional<String> redirect =
                file.redirect().filter(to -> redirects && (to.startsWith("/") || to.matches("https?://.*")));
        String type = MediaTypes.of(path.value());
        // Scripts load JSON, such as an index for searches, and it has to fit the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        return new Headers(type, asset && FileKind.hasFingerprint(path) ? ONE_HOUR : REVALIDATE, redirect);
    }
}
