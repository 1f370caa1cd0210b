/** The plain data of which planned pages consist, and which templates see. */
@NullMarked
package dev.octavo.page.facts;

import org.jspecify.annotations.NullMarked;
