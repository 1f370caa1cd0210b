/** The formats that pictures are read from and written to. */
@NullMarked
package dev.octavo.picture.codec;

import org.jspecify.annotations.NullMarked;
