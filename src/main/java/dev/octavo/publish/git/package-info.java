/**
 * Publishes to a branch of a Git repository, which hosts like GitHub Pages serve: one commit each time, without a work
 * tree.
 */
@NullMarked
package dev.octavo.publish.git;

import org.jspecify.annotations.NullMarked;
