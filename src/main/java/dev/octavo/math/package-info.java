/** Converts TeX formulas to MathML. */
@NullMarked
package dev.octavo.math;

import org.jspecify.annotations.NullMarked;
