/** Converts and scales pixels in linear light. */
@NullMarked
package dev.octavo.picture.pixel;

import org.jspecify.annotations.NullMarked;
