package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import java.util.function.Consumer;

/**
 * The settings of one publishing to a bucket.
 *
 * @param adopt whether files that Octavo did not publish may be replaced
 * @param who publishes, for others who try at the same time: {@code anna@laptop}
 * @param told receives the warnings
 */
public record BucketSettings(boolean adopt, String who, Consumer<Problem> told) {}
