/** From a folder of articles to a finished site: read, plan, make, check, write. */
@NullMarked
package dev.octavo.pipeline;

import org.jspecify.annotations.NullMarked;
