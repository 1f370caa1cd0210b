/** Tests of publishing to branches of real repositories. */
@NullMarked
package dev.octavo.publish.git;

import org.jspecify.annotations.NullMarked;
