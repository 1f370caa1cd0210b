/** The site as it is now, for the preview: a page is made when a browser asks for it. */
@NullMarked
package dev.octavo.pipeline.preview;

import org.jspecify.annotations.NullMarked;
