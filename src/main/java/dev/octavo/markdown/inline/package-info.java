/** Running text becomes emphasis, links, code and the like. Every step is linear in the text. */
@NullMarked
package dev.octavo.markdown.inline;

import org.jspecify.annotations.NullMarked;
