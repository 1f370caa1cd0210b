package dev.octavo.publish.target;

import dev.octavo.problem.Problem;
import dev.octavo.site.destination.Destination;
import java.util.function.Consumer;

/** Opens buckets. What implements it is loaded together with libraries that the rest of the program does not need. */
public interface BucketOpener {
    /**
     * Opens a bucket without a request to it.
     *
     * @param adopt whether files that Octavo did not publish may be replaced
     * @param who the writer of this publishing's lock
     * @param warnings is told what the author should know
     */
    Target open(Destination.Bucket place, boolean adopt, String who, Consumer<Problem> warnings);
}
