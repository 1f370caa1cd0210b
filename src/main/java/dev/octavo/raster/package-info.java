/** Renders SVG as PNG, with text in faces packed with Octavo: the same bytes on every machine. */
@NullMarked
package dev.octavo.raster;

import org.jspecify.annotations.NullMarked;
