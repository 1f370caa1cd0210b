/** A finished site: its files, what readers notice of them, and how it differs from another site. */
@NullMarked
package dev.octavo.publish.site;

import org.jspecify.annotations.NullMarked;
