/** The HTML of an article: body, ids, safe addresses, raw tags, word counts. */
@NullMarked
package dev.octavo.markdown.html;

import org.jspecify.annotations.NullMarked;
