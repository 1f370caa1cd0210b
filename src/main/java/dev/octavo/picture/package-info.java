/** Reads the sizes and faults of pictures, and scales and encodes them for pages. */
@NullMarked
package dev.octavo.picture;

import org.jspecify.annotations.NullMarked;
