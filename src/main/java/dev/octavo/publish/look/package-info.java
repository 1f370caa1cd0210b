/** Checks a published site as its visitors see it. */
@NullMarked
package dev.octavo.publish.look;

import org.jspecify.annotations.NullMarked;
