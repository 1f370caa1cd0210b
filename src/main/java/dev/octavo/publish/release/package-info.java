/** A folder with several releases, and a link to the one that readers get. */
@NullMarked
package dev.octavo.publish.release;

import org.jspecify.annotations.NullMarked;
