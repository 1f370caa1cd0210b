/** Which folders no program may fill. */
@NullMarked
package dev.octavo.disk.guard;

import org.jspecify.annotations.NullMarked;
