/** Looks whether a machine and a site have all that Octavo needs. */
@NullMarked
package dev.octavo.doctor;

import org.jspecify.annotations.NullMarked;
