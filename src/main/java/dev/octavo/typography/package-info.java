/** Punctuation as a typographer of each language sets it: quotation marks, apostrophes, dashes, ellipses and spaces. */
@NullMarked
package dev.octavo.typography;

import org.jspecify.annotations.NullMarked;
