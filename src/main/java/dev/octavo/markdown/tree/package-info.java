/** The lines of an article become a tree of blocks. */
@NullMarked
package dev.octavo.markdown.tree;

import org.jspecify.annotations.NullMarked;
