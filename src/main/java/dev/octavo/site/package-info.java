/** What a blog is: immutable records. */
@NullMarked
package dev.octavo.site;

import org.jspecify.annotations.NullMarked;
