/** Reads the files under content/ into posts, pages and authors, and caches them for the next build. */
@NullMarked
package dev.octavo.content;

import org.jspecify.annotations.NullMarked;
