/** Every word of a page that no author of the site wrote, in the language of its readers. */
@NullMarked
package dev.octavo.words;

import org.jspecify.annotations.NullMarked;
