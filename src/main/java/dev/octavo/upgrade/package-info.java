/** Upgrades a site that was written for an earlier version of Octavo, and corrects mistakes that have only one remedy. */
@NullMarked
package dev.octavo.upgrade;

import org.jspecify.annotations.NullMarked;
