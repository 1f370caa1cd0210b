/** Turns code into HTML whose tokens have classes. */
@NullMarked
package dev.octavo.highlight;

import org.jspecify.annotations.NullMarked;
