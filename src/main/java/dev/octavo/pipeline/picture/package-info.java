/** Pictures in the sizes and formats that pages ask for: made once, kept, and given addresses. */
@NullMarked
package dev.octavo.pipeline.picture;

import org.jspecify.annotations.NullMarked;
