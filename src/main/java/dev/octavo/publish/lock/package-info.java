/** Locks that let only one publishing at a time change a target. */
@NullMarked
package dev.octavo.publish.lock;

import org.jspecify.annotations.NullMarked;
