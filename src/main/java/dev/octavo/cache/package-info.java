/** Remembers between builds what every file was made from. */
@NullMarked
package dev.octavo.cache;

import org.jspecify.annotations.NullMarked;
