/** Asks a host for an address, as a visitor does, whatever the host makes of it. */
@NullMarked
package dev.octavo.publish.look.visit;

import org.jspecify.annotations.NullMarked;
