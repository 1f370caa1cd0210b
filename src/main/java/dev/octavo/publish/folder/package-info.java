/** Publishes into a folder of this machine, from which a web server sends. */
@NullMarked
package dev.octavo.publish.folder;

import org.jspecify.annotations.NullMarked;
