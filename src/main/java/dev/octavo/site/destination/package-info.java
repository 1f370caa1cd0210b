/** Where a site is published to. */
@NullMarked
package dev.octavo.site.destination;

import org.jspecify.annotations.NullMarked;
