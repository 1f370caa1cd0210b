/** What a picture is, and what is made of it for pages. */
@NullMarked
package dev.octavo.picture;

import org.jspecify.annotations.NullMarked;
