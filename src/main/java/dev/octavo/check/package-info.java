/** Finds mistakes in a site before it is made. */
@NullMarked
package dev.octavo.check;

import org.jspecify.annotations.NullMarked;
