/** Copies of pictures without what they say of their author's camera, place and time. */
@NullMarked
package dev.octavo.picture.privacy;

import org.jspecify.annotations.NullMarked;
