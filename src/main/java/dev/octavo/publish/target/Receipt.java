package dev.octavo.publish.target;

/**
 * The result of a publishing.
 *
 * @param files how many went over the line
 * @param bytes their size
 * @param present how many files of the site were there already, and were found to be right
 * @param release what the new state is called at the target
 */
public record Receipt(int files, long bytes, int present, String release) {}
