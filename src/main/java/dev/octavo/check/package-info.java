/** Reads what is planned and what is finished, and says what is broken. */
@NullMarked
package dev.octavo.check;

import org.jspecify.annotations.NullMarked;
