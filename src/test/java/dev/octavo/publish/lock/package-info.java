/** Tests of the text that is a lock. */
@NullMarked
package dev.octavo.publish.lock;

import org.jspecify.annotations.NullMarked;
