/** Draws a picture for each post that has none, from its title and tags. */
@NullMarked
package dev.octavo.drawing;

import org.jspecify.annotations.NullMarked;
