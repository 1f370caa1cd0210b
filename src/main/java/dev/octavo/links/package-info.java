/** Resolves the links that authors write to addresses of the site. */
@NullMarked
package dev.octavo.links;

import org.jspecify.annotations.NullMarked;
