/** Publishes to a server by SFTP. */
@NullMarked
package dev.octavo.publish.sftp;

import org.jspecify.annotations.NullMarked;
