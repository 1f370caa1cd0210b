/** The current site for the preview, in which pages are made on request. */
@NullMarked
package dev.octavo.pipeline.preview;

import org.jspecify.annotations.NullMarked;
