/** Runs the machine's own {@code ssh}, and explains why it failed. */
@NullMarked
package dev.octavo.publish.ssh;

import org.jspecify.annotations.NullMarked;
