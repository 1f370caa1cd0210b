/** The index by which readers search a site in their browser. */
@NullMarked
package dev.octavo.search;

import org.jspecify.annotations.NullMarked;
