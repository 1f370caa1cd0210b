/** Finished sites in browsers and HTML checkers. */
@NullMarked
package dev.octavo.browser;

import org.jspecify.annotations.NullMarked;
