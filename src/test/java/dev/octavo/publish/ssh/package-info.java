/** Tests of SSH with a real OpenSSH server. */
@NullMarked
package dev.octavo.publish.ssh;

import org.jspecify.annotations.NullMarked;
