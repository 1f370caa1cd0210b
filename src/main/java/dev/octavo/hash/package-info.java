/** Detects whether bytes have changed. */
@NullMarked
package dev.octavo.hash;

import org.jspecify.annotations.NullMarked;
