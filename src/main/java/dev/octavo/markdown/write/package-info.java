/** Writes blocks and inline text as HTML. */
@NullMarked
package dev.octavo.markdown.write;

import org.jspecify.annotations.NullMarked;
