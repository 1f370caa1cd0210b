/** Kinds of text that must not be mixed up, and the writing of JSON. */
@NullMarked
package dev.octavo.text;

import org.jspecify.annotations.NullMarked;
