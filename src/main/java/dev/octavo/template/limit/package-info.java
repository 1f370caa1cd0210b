/** Limits the time and memory of a page, to stop endless templates. */
@NullMarked
package dev.octavo.template.limit;

import org.jspecify.annotations.NullMarked;
