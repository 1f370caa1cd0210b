/** Releases on a server that is reached by SFTP. */
@NullMarked
package dev.octavo.publish.sftp;

import org.jspecify.annotations.NullMarked;
