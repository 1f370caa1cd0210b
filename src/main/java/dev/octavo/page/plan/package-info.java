/** Gathers from the site what its pages are planned from, once for all of them. */
@NullMarked
package dev.octavo.page.plan;

import org.jspecify.annotations.NullMarked;
