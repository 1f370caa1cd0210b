/** What all places to publish to have in common. */
@NullMarked
package dev.octavo.publish.target;

import org.jspecify.annotations.NullMarked;
