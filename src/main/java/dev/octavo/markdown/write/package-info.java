/** Blocks and running text are written as HTML. */
@NullMarked
package dev.octavo.markdown.write;

import org.jspecify.annotations.NullMarked;
