/** Remembers from one build to the next what every file was made from. */
@NullMarked
package dev.octavo.cache;

import org.jspecify.annotations.NullMarked;
