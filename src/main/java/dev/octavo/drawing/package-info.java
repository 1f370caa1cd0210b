/** Draws what stands at the head of a post that has no picture, from its title and tags. */
@NullMarked
package dev.octavo.drawing;

import org.jspecify.annotations.NullMarked;
