/** Publishes to a branch of a Git repository, as hosts like GitHub Pages serve it: one commit each time, without a work tree. */
@NullMarked
package dev.octavo.publish.git;

import org.jspecify.annotations.NullMarked;
