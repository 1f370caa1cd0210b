/** The low-level syntax of Markdown: characters, labels, destinations, tags. Every search takes linear time. */
@NullMarked
package dev.octavo.markdown.syntax;

import org.jspecify.annotations.NullMarked;
