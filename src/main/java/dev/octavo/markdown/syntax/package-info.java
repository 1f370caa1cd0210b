/** The small grammar of Markdown: characters, labels, destinations, tags. Every search is linear in the text. */
@NullMarked
package dev.octavo.markdown.syntax;

import org.jspecify.annotations.NullMarked;
