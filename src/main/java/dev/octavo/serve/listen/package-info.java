/** Where the preview listens on this machine, and how a browser gets there. */
@NullMarked
package dev.octavo.serve.listen;

import org.jspecify.annotations.NullMarked;
