/** Turns Markdown into HTML. */
@NullMarked
package dev.octavo.markdown;

import org.jspecify.annotations.NullMarked;
