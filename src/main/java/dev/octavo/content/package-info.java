/** Reads the files under content/ into posts, pages and authors, and keeps what was read for the next build. */
@NullMarked
package dev.octavo.content;

import org.jspecify.annotations.NullMarked;
