/** Tests of publishing to real targets. */
@NullMarked
package dev.octavo.publish;

import org.jspecify.annotations.NullMarked;
