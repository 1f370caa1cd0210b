package dev.octavo.publish.target;

import dev.octavo.problem.Problem;
import dev.octavo.site.destination.Destination;
import java.util.function.Consumer;

/** Opens buckets; what does is loaded with libraries that the rest of the program does without. */
public interface BucketOpener {
    /**
     * The bucket, of which nothing is asked yet.
     *
     * @param adopts whether a site that somebody else has put there may be replaced
     * @param who the writer of this publishing's lock
     * @param word is told what the author should know
     */
    Target open(Destination.Bucket place, boolean adopts, String who, Consumer<Problem> word);
}
