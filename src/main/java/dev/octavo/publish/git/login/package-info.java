/** Who we say we are to a server that is reached over HTTP. */
@NullMarked
package dev.octavo.publish.git.login;

import org.jspecify.annotations.NullMarked;
