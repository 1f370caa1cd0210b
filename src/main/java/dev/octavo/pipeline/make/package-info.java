/** Makes planned files, from what they may see of the project. */
@NullMarked
package dev.octavo.pipeline.make;

import org.jspecify.annotations.NullMarked;
