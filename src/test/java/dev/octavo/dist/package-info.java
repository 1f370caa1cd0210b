/** Tests of the packages that people install. */
@NullMarked
package dev.octavo.dist;

import org.jspecify.annotations.NullMarked;
