/** What a configuration says of a server. */
@NullMarked
package dev.octavo.publish.ssh.config;

import org.jspecify.annotations.NullMarked;
