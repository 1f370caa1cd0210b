package dev.octavo.publish.s3.storage;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.FileKind;

/** What readers are told of an object together with its bytes. */
public record Headers(String contentType, String cacheControl) {
    /** For what lies beside the site, where readers do not look. */
    public static final Headers BESIDE = new Headers("application/octet-stream", "no-store");

    /** For what keeps its address and changes: to be asked for each time, and mostly answered "as you have it". */
    private static final String ASK = "max-age=0, must-revalidate";

    /** For what gets another address when it changes. No longer: a name may look like one of those by chance. */
    private static final String AN_HOUR = "max-age=3600";

    /** For a file of the site. */
    public static Headers of(OutputPath path) {
        String type = MediaTypes.of(path.value());
        // JSON is what scripts load, as an index to search in: it has to fit the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        return new Headers(type, asset && FileKind.hasSum(path) ? AN_HOUR : ASK);
    }
}
