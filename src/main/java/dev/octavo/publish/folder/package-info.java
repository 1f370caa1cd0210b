/** Publishes to a folder of this machine, which a web server serves. */
@NullMarked
package dev.octavo.publish.folder;

import org.jspecify.annotations.NullMarked;
