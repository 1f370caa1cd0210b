/** Tells whether bytes are what they were. */
@NullMarked
package dev.octavo.hash;

import org.jspecify.annotations.NullMarked;
