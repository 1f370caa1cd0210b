/** Finished sites as browsers and checkers of HTML see them. */
@NullMarked
package dev.octavo.browser;

import org.jspecify.annotations.NullMarked;
