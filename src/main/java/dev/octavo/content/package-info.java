/** Reads the files under content/ into posts, pages and authors. */
@NullMarked
package dev.octavo.content;

import org.jspecify.annotations.NullMarked;
