/** Publishes a finished site. */
@NullMarked
package dev.octavo.publish;

import org.jspecify.annotations.NullMarked;
