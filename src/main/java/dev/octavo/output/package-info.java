/** What a build makes, and the seams to add to it. */
@NullMarked
package dev.octavo.output;

import org.jspecify.annotations.NullMarked;
