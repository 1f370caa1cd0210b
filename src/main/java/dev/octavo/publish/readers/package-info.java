/** Finished sites as readers see them, and what they notice when one replaces another. */
@NullMarked
package dev.octavo.publish.readers;

import org.jspecify.annotations.NullMarked;
