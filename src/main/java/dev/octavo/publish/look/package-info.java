/** Looks at a site where its visitors find it, and says what they get that they should not. */
@NullMarked
package dev.octavo.publish.look;

import org.jspecify.annotations.NullMarked;
