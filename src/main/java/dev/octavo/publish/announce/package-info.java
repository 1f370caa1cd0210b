/** Notifies hubs and search engines of changes to a site. */
@NullMarked
package dev.octavo.publish.announce;

import org.jspecify.annotations.NullMarked;
