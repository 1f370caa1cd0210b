/** The kinds of block that an article has, and the text of its lines. */
@NullMarked
package dev.octavo.markdown.block;

import org.jspecify.annotations.NullMarked;
