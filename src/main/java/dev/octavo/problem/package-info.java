/** An author's mistakes: what, where, and how to fix them. */
@NullMarked
package dev.octavo.problem;

import org.jspecify.annotations.NullMarked;
