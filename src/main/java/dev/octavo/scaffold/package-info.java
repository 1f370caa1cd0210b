/** Creates sites, posts, pages, files of words, and workflows. */
@NullMarked
package dev.octavo.scaffold;

import org.jspecify.annotations.NullMarked;
