/** The model of a blog: immutable records. */
@NullMarked
package dev.octavo.site;

import org.jspecify.annotations.NullMarked;
