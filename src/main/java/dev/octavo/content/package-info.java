/** The files under content/ become posts, pages and authors. */
@NullMarked
package dev.octavo.content;

import org.jspecify.annotations.NullMarked;
