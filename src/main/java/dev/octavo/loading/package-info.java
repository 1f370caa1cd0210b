/** Loads files packed with the program, and rooms with libraries that only some sites need. */
@NullMarked
package dev.octavo.loading;

import org.jspecify.annotations.NullMarked;
