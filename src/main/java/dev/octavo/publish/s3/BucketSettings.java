package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import java.util.function.Consumer;

/**
 * What an author says of one publishing to a bucket.
 *
 * @param adopt whether objects that are in the way, and none of a site of ours, may be replaced
 * @param who publishes, for others who want to at the same time: {@code anna@laptop}
 * @param told hears of what does not end the publishing, and should be known all the same
 */
public record BucketSettings(boolean adopt, String who, Consumer<Problem> told) {}
