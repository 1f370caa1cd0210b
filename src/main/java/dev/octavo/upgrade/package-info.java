/** Upgrades a site that was written for an earlier version of Octavo. */
@NullMarked
package dev.octavo.upgrade;

import org.jspecify.annotations.NullMarked;
