/** Lets one thread of one process at a time do something to a folder. */
@NullMarked
package dev.octavo.disk.lock;

import org.jspecify.annotations.NullMarked;
