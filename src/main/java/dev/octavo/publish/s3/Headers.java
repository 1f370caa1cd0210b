package dev.octavo.publish.s3;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import java.util.Optional;

/**
 * The HTTP headers with which an object is served.
 *
 * @param packed whether the object is compressed
 * @param redirect where a website endpoint redirects readers: a path on the host, or a URL
 */
record Headers(String contentType, String cacheControl, boolean packed, Optional<String> redirect) {
    /** For files that may change under the same address: browsers must revalidate each time. */
    private static final String REVALIDATE = "max-age=0, must-revalidate";

    /** For files whose address changes when they do. Not longer, since a name may only look like that. */
    private static final String ONE_HOUR = "max-age=3600";

    /** @param redirects whether to make pages with an immediate redirect an HTTP redirect */
    static Headers of(SiteFile file, boolean redirects, boolean packed) {
        OutputPath path = file.path();
        Optional<String> redirect =
                file.redirect().filter(to -> redirects && (to.startsWith("/") || to.matches("https?://.*")));
        String type = MediaTypes.of(path.value());
        // JSON that scripts load, such as the search index, must match the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        return new Headers(type, asset && FileKind.hasFingerprint(path) ? ONE_HOUR : REVALIDATE, packed, redirect);
    }
}
