/** Shows a site in the browser while its author writes. */
@NullMarked
package dev.octavo.serve;

import org.jspecify.annotations.NullMarked;
