/** The texts of pages that no author of the site wrote, in the language of the page. */
@NullMarked
package dev.octavo.words;

import org.jspecify.annotations.NullMarked;
