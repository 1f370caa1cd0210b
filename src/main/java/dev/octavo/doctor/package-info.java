/** Checks whether a machine and a site have everything that Octavo needs. */
@NullMarked
package dev.octavo.doctor;

import org.jspecify.annotations.NullMarked;
