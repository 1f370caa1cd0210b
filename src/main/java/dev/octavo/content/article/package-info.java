/** Reads Markdown files into articles, and reports what is wrong with them. */
@NullMarked
package dev.octavo.content.article;

import org.jspecify.annotations.NullMarked;
