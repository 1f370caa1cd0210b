/** The interface of all targets, and what its methods return. */
@NullMarked
package dev.octavo.publish.target;

import org.jspecify.annotations.NullMarked;
