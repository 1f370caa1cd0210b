package dev.octavo.publish.s3;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.FileKind;

/** The HTTP headers that readers get with an object. */
record Headers(String contentType, String cacheControl) {
    /** For objects beside the site, which readers do not ask for. */
    static final Headers BESIDE = new Headers("application/octet-stream", "no-store");

    /** For files that change and keep their address: browsers ask each time whether they still have the right one. */
    private static final String ASK = "max-age=0, must-revalidate";

    /** For files that get another address when they change. No longer, since a name may look like that by chance. */
    private static final String AN_HOUR = "max-age=3600";

    static Headers of(OutputPath path) {
        String type = MediaTypes.of(path.value());
        // Scripts load JSON, such as an index for searches, and it has to fit the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        return new Headers(type, asset && FileKind.hasSum(path) ? AN_HOUR : ASK);
    }
}
