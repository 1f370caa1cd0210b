/** Whether a server is the one it says it is, by the keys that are known (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
@NullMarked
package dev.octavo.publish.ssh.trust;

import org.jspecify.annotations.NullMarked;
