/** Reads and writes picture formats. */
@NullMarked
package dev.octavo.picture.codec;

import org.jspecify.annotations.NullMarked;
