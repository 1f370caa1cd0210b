/** What people install, tried as they use it. */
@NullMarked
package dev.octavo.dist;

import org.jspecify.annotations.NullMarked;
