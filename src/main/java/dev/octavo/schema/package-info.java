/** Turns the keys and values that authors write into typed records, and reports all mistakes in them as problems. */
@NullMarked
package dev.octavo.schema;

import org.jspecify.annotations.NullMarked;
