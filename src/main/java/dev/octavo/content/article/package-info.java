/** Files with Markdown become articles, or all that is wrong with them. */
@NullMarked
package dev.octavo.content.article;

import org.jspecify.annotations.NullMarked;
