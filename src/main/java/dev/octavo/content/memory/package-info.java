/** What was read of articles, kept for the next build. */
@NullMarked
package dev.octavo.content.memory;

import org.jspecify.annotations.NullMarked;
