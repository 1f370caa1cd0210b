/** SFTP, version 3 with what OpenSSH adds to it, as requests and answers. */
@NullMarked
package dev.octavo.publish.sftp.line;

import org.jspecify.annotations.NullMarked;
