/** How much a page may take of time and memory before it counts as one without end. */
@NullMarked
package dev.octavo.template.limit;

import org.jspecify.annotations.NullMarked;
