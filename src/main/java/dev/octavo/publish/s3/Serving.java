package dev.octavo.publish.s3;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.s3.storage.Headers;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SumInName;

/** What readers are told of a file together with it. */
final class Serving {
    /** For what keeps its address and changes: to be asked for each time, and mostly answered "as you have it". */
    private static final String ASK = "max-age=0, must-revalidate";

    /** For what gets another address when it changes. No longer: a name may look like one of those by chance. */
    private static final String AN_HOUR = "max-age=3600";

    private Serving() {}

    static Headers of(OutputPath path) {
        String type = MediaTypes.of(path.value());
        // JSON is what scripts load, as an index to search in: it has to fit the pages.
        boolean asset = FileKind.of(path) == FileKind.ASSET && !type.startsWith("application/json");
        return new Headers(type, asset && SumInName.isIn(path) ? AN_HOUR : ASK);
    }
}
