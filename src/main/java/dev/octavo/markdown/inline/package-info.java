/** Parses inline text: emphasis, links, code and the like. Every step takes linear time. */
@NullMarked
package dev.octavo.markdown.inline;

import org.jspecify.annotations.NullMarked;
