/** What HTML asks of an article: ids, safe addresses, tags that the author wrote, words that are counted. */
@NullMarked
package dev.octavo.markdown.html;

import org.jspecify.annotations.NullMarked;
