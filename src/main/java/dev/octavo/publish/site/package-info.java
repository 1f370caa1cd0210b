/** A finished site as it is published: its files, what readers see of them, and how it differs from another. */
@NullMarked
package dev.octavo.publish.site;

import org.jspecify.annotations.NullMarked;
