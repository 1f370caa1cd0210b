/** The files that a build makes, and the interfaces for adding more. */
@NullMarked
package dev.octavo.output;

import org.jspecify.annotations.NullMarked;
