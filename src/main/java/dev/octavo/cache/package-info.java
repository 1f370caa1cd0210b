/** Records between builds what every file was made from, and caches results. */
@NullMarked
package dev.octavo.cache;

import org.jspecify.annotations.NullMarked;
