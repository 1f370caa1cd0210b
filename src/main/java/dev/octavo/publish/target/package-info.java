/** What every place has in common that a site can be published to. */
@NullMarked
package dev.octavo.publish.target;

import org.jspecify.annotations.NullMarked;
