/** Tells programs that asked for it what a site has that is new. */
@NullMarked
package dev.octavo.publish.announce;

import org.jspecify.annotations.NullMarked;
