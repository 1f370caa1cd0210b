/** Pixels in linear light: their colours and their sizes. */
@NullMarked
package dev.octavo.picture.pixel;

import org.jspecify.annotations.NullMarked;
