/** Sees when files of the site are saved. */
@NullMarked
package dev.octavo.serve.watch;

import org.jspecify.annotations.NullMarked;
