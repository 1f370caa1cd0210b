/** Parses the lines of an article into a tree of blocks. */
@NullMarked
package dev.octavo.markdown.block;

import org.jspecify.annotations.NullMarked;
