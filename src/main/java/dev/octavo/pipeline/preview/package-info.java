/** A site as it is at this moment, of which only what somebody looks at is made. */
@NullMarked
package dev.octavo.pipeline.preview;

import org.jspecify.annotations.NullMarked;
