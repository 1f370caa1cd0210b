/** Knows which components there are, and what an article may say of each. */
@NullMarked
package dev.octavo.component;

import org.jspecify.annotations.NullMarked;
