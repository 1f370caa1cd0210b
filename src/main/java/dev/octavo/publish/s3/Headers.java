package dev.octavo.publish.s3;

import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTTP headers with which an object is served.
 *
 * @param packed whether the object is compressed
 * @param redirect where a website endpoint redirects readers: a path on the host, or a URL
 */
record Headers(String contentType, String cacheControl, boolean packed, Optional<String> redirect) {
    /** For files that may change under the same address: browsers must revalidate each time. */
    private static final String REVALIDATE = "max-age=0, must-revalidate";

    /** For files whose address seems to change when they do. Not longer, since a name may only look like that. */
    private static final String ONE_HOUR = "max-age=3600";

    /** For files whose address changes when they do, since the build has named them so. */
    private static final String A_YEAR = "public, max-age=31536000, immutable";

    private static final Pattern FINGERPRINTED = Pattern.compile("(.*)\\.[0-9a-f]{12}(\\.\\w+)");

    /**
     * The headers for a file of a release.
     *
     * @param redirects whether to make pages with an immediate redirect an HTTP redirect
     */
    static Headers of(SiteFile file, Release release, boolean redirects) {
        OutputPath path = file.path();
        Optional<String> redirect =
                file.redirect().filter(to -> redirects && (to.startsWith("/") || to.matches("https?://.*")));
        String type = MediaTypes.of(path.value());
        // JSON that scripts load, such as the search index, must match the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        String cacheControl = !asset
                ? REVALIDATE
                : isLasting(path, release.site()) ? A_YEAR : FileKind.hasFingerprint(path) ? ONE_HOUR : REVALIDATE;
        return new Headers(type, cacheControl, release.isPacked(file), redirect);
    }

    /** Whether a build gave a file this name for its bytes: it lies beside the same file with its plain name, or is a picture. */
    private static boolean isLasting(OutputPath path, SiteManifest site) {
        Matcher name = FINGERPRINTED.matcher(path.value());
        return path.value().startsWith("pictures/")
                || (name.matches() && site.contains(new OutputPath(name.group(1) + name.group(2))));
    }
}
