/** Strips private metadata, such as camera, place and time, from pictures. */
@NullMarked
package dev.octavo.picture.privacy;

import org.jspecify.annotations.NullMarked;
