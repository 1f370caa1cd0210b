/** Formulas of TeX become MathML. */
@NullMarked
package dev.octavo.math;

import org.jspecify.annotations.NullMarked;
