/** What {@code ~/.ssh/config} says of a server (ssh_config(5)). */
@NullMarked
package dev.octavo.publish.ssh.config;

import org.jspecify.annotations.NullMarked;
