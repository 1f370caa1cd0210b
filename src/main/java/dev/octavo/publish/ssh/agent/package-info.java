/** The agent that keeps keys in memory and signs with them. */
@NullMarked
package dev.octavo.publish.ssh.agent;

import org.jspecify.annotations.NullMarked;
