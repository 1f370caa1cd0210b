/** Values in bytes, one behind the other, for a later build of the same program. */
@NullMarked
package dev.octavo.binary;

import org.jspecify.annotations.NullMarked;
