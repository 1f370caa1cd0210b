/** Turns the author's keys and values into typed records; everything that is wrong with them becomes problems. */
@NullMarked
package dev.octavo.schema;

import org.jspecify.annotations.NullMarked;
