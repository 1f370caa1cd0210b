/** The HTML of an article: ids, safe addresses, the author's own tags, counted words. */
@NullMarked
package dev.octavo.markdown.html;

import org.jspecify.annotations.NullMarked;
