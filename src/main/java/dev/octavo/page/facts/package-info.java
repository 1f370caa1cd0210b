/** The plain data of which planned pages consist, and how it becomes what templates see. */
@NullMarked
package dev.octavo.page.facts;

import org.jspecify.annotations.NullMarked;
