package dev.octavo.publish.target;

/**
 * The result of a publishing.
 *
 * @param files how many files were sent
 * @param bytes their total size
 * @param reused how many files of the site were at the target already, with the right bytes
 * @param release the name of the new state, for the author: {@code release 7}
 */
public record PublishResult(int files, long bytes, int reused, String release) {}
