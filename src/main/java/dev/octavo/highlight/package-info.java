/** Highlights code: turns it into HTML with a class for each token. */
@NullMarked
package dev.octavo.highlight;

import org.jspecify.annotations.NullMarked;
