/** Serves a live preview of a site while its author writes. */
@NullMarked
package dev.octavo.serve;

import org.jspecify.annotations.NullMarked;
