/** When something is public. */
@NullMarked
package dev.octavo.publication;

import org.jspecify.annotations.NullMarked;
