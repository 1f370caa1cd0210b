/** Finds posts that are about the same: from their words, tags, series and links. */
@NullMarked
package dev.octavo.related;

import org.jspecify.annotations.NullMarked;
