package dev.octavo.publish.target;

import dev.octavo.problem.Problem;
import dev.octavo.site.destination.Destination;
import java.util.function.Consumer;

/** Opens buckets. The implementation is loaded together with libraries that the rest of the program does not need. */
public interface BucketOpener {
    /**
     * Opens a bucket without sending a request.
     *
     * @param adopt whether files that Octavo did not publish may be replaced
     * @param who who publishes, for the lock: {@code ada@laptop}
     * @param warnings called with warnings for the author
     */
    Target open(Destination.Bucket place, boolean adopt, String who, Consumer<Problem> warnings);
}
