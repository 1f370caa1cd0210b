/** Where the addresses lead that authors write. */
@NullMarked
package dev.octavo.links;

import org.jspecify.annotations.NullMarked;
