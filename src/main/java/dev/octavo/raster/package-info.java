/** SVG becomes PNG, with texts in a face that Octavo brings along: the same bytes on every machine. */
@NullMarked
package dev.octavo.raster;

import org.jspecify.annotations.NullMarked;
