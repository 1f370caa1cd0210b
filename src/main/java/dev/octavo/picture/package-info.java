/** What the first bytes of a picture say about it. */
@NullMarked
package dev.octavo.picture;

import org.jspecify.annotations.NullMarked;
