/** Loads a room together with libraries that only some sites need. */
@NullMarked
package dev.octavo.loading;

import org.jspecify.annotations.NullMarked;
