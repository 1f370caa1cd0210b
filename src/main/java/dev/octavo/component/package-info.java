/** Reads what components a site has, and checks how articles use them. */
@NullMarked
package dev.octavo.component;

import org.jspecify.annotations.NullMarked;
