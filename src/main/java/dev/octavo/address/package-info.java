/** Paths of source files, addresses of pages, and the URLs and slugs made from them. */
@NullMarked
package dev.octavo.address;

import org.jspecify.annotations.NullMarked;
