/** Writes the finished site to disk, whole or not at all. */
@NullMarked
package dev.octavo.disk;

import org.jspecify.annotations.NullMarked;
