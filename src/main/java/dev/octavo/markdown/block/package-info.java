/** The lines of an article become a tree of blocks: where blocks start, what belongs to them and where they end. */
@NullMarked
package dev.octavo.markdown.block;

import org.jspecify.annotations.NullMarked;
