/** Shows a site in the browser while it is written. */
@NullMarked
package dev.octavo.serve;

import org.jspecify.annotations.NullMarked;
