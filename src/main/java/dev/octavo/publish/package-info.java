/** Takes a finished site to where readers find it. */
@NullMarked
package dev.octavo.publish;

import org.jspecify.annotations.NullMarked;
