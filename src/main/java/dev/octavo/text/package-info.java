/** Types for kinds of text that must not be mixed up, and JSON. */
@NullMarked
package dev.octavo.text;

import org.jspecify.annotations.NullMarked;
