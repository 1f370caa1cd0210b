/** Makes the planned files and records what each was made from. */
@NullMarked
package dev.octavo.pipeline.make;

import org.jspecify.annotations.NullMarked;
