/** Turns a folder of articles into a finished site: read, plan, check, make, write. */
@NullMarked
package dev.octavo.pipeline;

import org.jspecify.annotations.NullMarked;
