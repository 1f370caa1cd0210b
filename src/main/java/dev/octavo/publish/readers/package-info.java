/** Finished sites as readers see them, and what readers notice when one replaces another. */
@NullMarked
package dev.octavo.publish.readers;

import org.jspecify.annotations.NullMarked;
