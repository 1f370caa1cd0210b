/** The plain data that templates see. */
@NullMarked
package dev.octavo.page.facts;

import org.jspecify.annotations.NullMarked;
