package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Hash;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.LastingFiles;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.util.Optional;
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

    private static final Pattern RENDITION = Pattern.compile(LastingFiles.RENDITION);
    private static final Pattern FINGERPRINT = Pattern.compile(Hash.FINGERPRINT + "(?=\\.\\w+$)");

    /**
     * The headers for a file of a release.
     *
     * @param redirects whether to make pages with an immediate redirect an HTTP redirect
     */
    static Headers of(SiteFile file, TaggedSite release, boolean redirects) {
        OutputPath path = file.path();
        Optional<String> redirect =
                file.redirect().filter(to -> redirects && (to.startsWith("/") || to.matches("https?://.*")));
        String type = MediaTypes.of(path.value());
        // JSON that scripts load, such as the search index, must match the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        String cacheControl = !asset
                ? REVALIDATE
                : isLasting(file, release.site())
                        ? LastingFiles.CACHE_CONTROL
                        : FileKind.hasFingerprint(path) ? ONE_HOUR : REVALIDATE;
        return new Headers(type, cacheControl, release.isPacked(file), redirect);
    }

    /**
     * Whether a build gave a file this name for its bytes: it is a rendition of a picture, a script of the search, or lies
     * beside the same file with its plain name.
     */
    private static boolean isLasting(SiteFile file, SiteManifest site) {
        String name = file.name();
        String plain = FINGERPRINT.matcher(name).replaceFirst("");
        return RENDITION.matcher(name).matches()
                || (!plain.equals(name)
                        && (name.startsWith("search/")
                                || site.file(new OutputPath(plain))
                                        .filter(file::sameBytes)
                                        .isPresent()));
    }
}
