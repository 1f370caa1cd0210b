/** Tells whether bytes or plain data are what they were. */
@NullMarked
package dev.octavo.hash;

import org.jspecify.annotations.NullMarked;
