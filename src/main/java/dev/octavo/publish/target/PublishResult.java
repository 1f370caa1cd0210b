package dev.octavo.publish.target;

/**
 * The result of a publishing.
 *
 * @param files how many went over the line
 * @param bytes their size
 * @param reused how many files of the site were there already, and were found to be right
 * @param release what the new state is called at the target
 */
public record PublishResult(int files, long bytes, int reused, String release) {}
