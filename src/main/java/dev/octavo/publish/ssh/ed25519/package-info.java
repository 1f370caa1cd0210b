/** Ed25519 by the JDK for the library of SSH, which would want another library for it. */
@NullMarked
package dev.octavo.publish.ssh.ed25519;

import org.jspecify.annotations.NullMarked;
