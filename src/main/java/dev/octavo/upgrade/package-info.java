/** Brings a site that was written for an earlier Octavo to this one. */
@NullMarked
package dev.octavo.upgrade;

import org.jspecify.annotations.NullMarked;
