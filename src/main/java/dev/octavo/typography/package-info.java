/** Typesets quotation marks, apostrophes, dashes, ellipses and spaces by the rules of each language. */
@NullMarked
package dev.octavo.typography;

import org.jspecify.annotations.NullMarked;
