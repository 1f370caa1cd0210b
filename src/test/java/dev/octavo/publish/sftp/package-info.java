/** Tests of SFTP with a real OpenSSH server. */
@NullMarked
package dev.octavo.publish.sftp;

import org.jspecify.annotations.NullMarked;
