/** Records as plain data, whatever their classes: their components, their fingerprints, their bytes. */
@NullMarked
package dev.octavo.plain;

import org.jspecify.annotations.NullMarked;
