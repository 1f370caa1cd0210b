/** A site as it is at this moment; a page is made when it is looked at. */
@NullMarked
package dev.octavo.pipeline.preview;

import org.jspecify.annotations.NullMarked;
