/** Tests of text locks. */
@NullMarked
package dev.octavo.publish.lock;

import org.jspecify.annotations.NullMarked;
