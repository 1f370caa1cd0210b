/** Resolves the links that authors write to addresses on the site. */
@NullMarked
package dev.octavo.links;

import org.jspecify.annotations.NullMarked;
