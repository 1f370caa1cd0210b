/** Finds mistakes in a site before its pages are made. */
@NullMarked
package dev.octavo.check;

import org.jspecify.annotations.NullMarked;
