/** Publishes to a branch of a Git repository, for hosts like GitHub Pages: one commit each time. */
@NullMarked
package dev.octavo.publish.git;

import org.jspecify.annotations.NullMarked;
