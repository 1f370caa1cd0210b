/** Parallel work and its progress. */
@NullMarked
package dev.octavo.work;

import org.jspecify.annotations.NullMarked;
