/** Publishing, to real places. */
@NullMarked
package dev.octavo.publish;

import org.jspecify.annotations.NullMarked;
